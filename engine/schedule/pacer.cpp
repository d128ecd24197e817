#include "engine/schedule/pacer.h"

#include <algorithm>

namespace crosstalk::schedule {

namespace {

constexpr std::int64_t pollInterval = 1'000'000; ///< ns: how often /proc is asked about sleepers
constexpr int longestSetUp = 100'000; ///< steps; who takes more will never be ready

const Worker* workerOf(const std::vector<const Worker*>& ready, const Decision& who)
{
    const auto found = std::find_if(ready.begin(), ready.end(), [&](const Worker* worker) {
        return worker->decision() == who;
    });
    return found != ready.end() ? *found : nullptr;
}

} // namespace

Pacer::Pacer(Gate& gate, std::uint64_t seed) : m_gate(gate), m_random(seed) {}

void Pacer::applyMode()
{
    const bool wantClosed = m_paused || m_speed > 0 || m_until || m_scripted || settingUp();
    if (wantClosed && !m_gate.isClosed())
        m_gate.close();
    else if (!wantClosed && m_gate.isClosed())
        m_gate.open();
}

void Pacer::dropHunt()
{
    m_until = nullptr;
    m_only.reset();
}

void Pacer::setSpeed(double stepsPerSecond)
{
    m_speed = stepsPerSecond;
    m_nextStep = 0;
    dropHunt();
    if (m_speed == 0) { // nobody decides there
        m_scripted = false;
        m_script = {};
    }
    applyMode();
}

void Pacer::pause()
{
    m_paused = true;
    dropHunt();
    applyMode();
}

void Pacer::resume()
{
    m_paused = false;
    m_queue.clear();
    m_nextStep = 0;
    applyMode();
}

void Pacer::step(int process)
{
    pause();
    m_script = {}; // from here on it goes another way
    m_queue.push_back({process, {}});
}

void Pacer::step(const Decision& who)
{
    pause();
    m_script = {};
    m_queue.push_back({who.process, who.thread});
}

void Pacer::runUntil(std::function<bool()> condition, double thenSpeed)
{
    dropHunt();
    m_until = std::move(condition);
    m_thenSpeed = thenSpeed;
    m_paused = false;
    applyMode();
}

void Pacer::runOnly(const Decision& who, std::function<bool()> condition)
{
    runUntil(std::move(condition), 0);
    m_script = {};
    m_only = who;
}

void Pacer::follow(Script script, bool rush, std::function<void(const std::string&)> intervene)
{
    m_script = std::move(script);
    m_rush = rush;
    m_intervene = std::move(intervene);
    m_scripted = true;
    m_divergence.reset();
    applyMode();
}

const Worker* Pacer::queuedStep(const Ready& ready)
{
    if (m_queue.empty())
        return nullptr;
    const Wanted wanted = m_queue.front();
    m_queue.pop_front(); // who cannot step now (asleep, ended) does not step later by surprise
    const auto found = std::find_if(ready.begin(), ready.end(), [&](const Worker* worker) {
        return worker->process == wanted.process &&
               (!wanted.thread || worker->thread == *wanted.thread);
    });
    return found != ready.end() ? *found : nullptr;
}

const Worker* Pacer::choose(const Ready& ready)
{
    // Not std::uniform_int_distribution: its results differ between libraries, a seed's must not.
    const std::uint64_t limit = ~std::uint64_t{0} - ~std::uint64_t{0} % ready.size();
    std::uint64_t number;
    do
        number = m_random();
    while (number >= limit);
    return ready[number % ready.size()];
}

/// Who cannot go on ends the errand; it is not taken up again by surprise.
const Worker* Pacer::onlyOne()
{
    const Worker* const found = workerOf(m_ready, *m_only);
    if (found == nullptr)
        pause();
    return found;
}

Obstacle Pacer::obstacleOf(const std::vector<Worker>& workers, const Decision& wanted)
{
    const auto worker = std::find_if(workers.begin(), workers.end(), [&](const Worker& one) {
        return one.decision() == wanted;
    });
    if (worker == workers.end())
        return Obstacle::Missing;
    switch (m_gate.standing(worker->slot)) {
    case Standing::Gone:
        return Obstacle::Ended;
    case Standing::Stopped:
        return Obstacle::Stopped;
    default:
        return Obstacle::Asleep;
    }
}

const Worker* Pacer::scripted(const std::vector<Worker>& workers, std::uint64_t now)
{
    const ScheduleLine line = m_script.line();
    if (!line.decides()) {
        m_script.advance();
        m_settled = false; // whom that woke is to be seen before the next decision
        m_intervene(line.intervention);
        return nullptr;
    }
    if (const Worker* const found = workerOf(m_ready, line.decision)) {
        m_script.advance();
        return found;
    }
    const Obstacle obstacle = obstacleOf(workers, line.decision);
    if (m_script.obstructed(obstacle, now)) {
        m_divergence = Divergence{line, obstacle};
        m_script = {};
        pause();
    }
    return nullptr;
}

void Pacer::endHunt(std::uint64_t now)
{
    const double speed = m_thenSpeed;
    dropHunt();
    if (speed > 0) {
        m_speed = speed;
        m_nextStep = now + std::uint64_t(1e9 / m_speed);
    } else {
        pause();
    }
}

void Pacer::setUp(std::function<bool(const Worker&)> isReady)
{
    m_isReady = std::move(isReady);
    m_setUpSteps = 0;
    applyMode();
}

bool Pacer::isTime(std::uint64_t now) const
{
    return hasNoPace() || m_speed == 0 || now >= m_nextStep;
}

/// A late step is not made good by a burst.
void Pacer::keepTheBeat(std::uint64_t now)
{
    if (m_paused || hasNoPace() || m_speed == 0)
        return;
    const auto interval = std::uint64_t(1e9 / m_speed);
    m_nextStep = m_nextStep + 2 * interval > now ? m_nextStep + interval : now + interval;
}

/// Null when everybody is ready, or asleep until others go on: then set-up is over.
const Worker* Pacer::unready(const std::vector<Worker>& workers)
{
    for (const Worker& worker : workers)
        if (workerOf(m_ready, worker.decision()) != nullptr && !m_isReady(worker) &&
            ++m_setUpSteps < longestSetUp)
            return &worker;
    m_isReady = nullptr;
    m_settled = false; // what comes next is for a new look
    return nullptr;
}

const Worker* Pacer::next(const std::vector<Worker>& workers, std::uint64_t now)
{
    if (settingUp())
        return unready(workers);
    const bool mayBeMet = m_thenSpeed == 0 || !m_ready.empty(); // a hunt is for a step to come
    if (m_until && mayBeMet && m_until())
        endHunt(now);
    if (m_paused)
        return queuedStep(m_ready);
    if (!isTime(now))
        return nullptr;
    if (following())
        return scripted(workers, now);
    if (m_only)
        return onlyOne();
    return m_ready.empty() ? nullptr : choose(m_ready);
}

std::int64_t Pacer::permit(const std::vector<Worker>& workers, std::uint64_t now)
{
    const Worker* const chosen = next(workers, now);
    if (chosen == nullptr) {
        if (!m_settled)
            return 0;
        const bool waitsForTime = !m_paused && m_nextStep > now;
        return waitsForTime ? std::int64_t(m_nextStep - now) : pollInterval;
    }
    if (!settingUp()) {
        ++m_steps;
        keepTheBeat(now);
    }
    m_lastStepped = chosen->decision();
    if (m_listener)
        m_listener(*chosen);
    m_gate.grant(chosen->slot);
    m_settled = false;
    return 0;
}

/// True when nobody is on the way.
bool Pacer::look(const std::vector<Worker>& workers)
{
    m_ready.clear();
    m_yielding = nullptr;
    bool busy = false;
    bool stopped = false;
    for (const Worker& worker : workers) {
        const Standing standing = m_gate.standing(worker.slot);
        if (standing == Standing::AtGate)
            m_ready.push_back(&worker);
        if (standing == Standing::Yielding)
            m_yielding = &worker;
        busy |= standing == Standing::Busy;
        stopped |= standing == Standing::Stopped;
    }
    m_settled = !busy;
    if (m_settled && m_yielding != nullptr) { // the same step goes on
        m_gate.grant(m_yielding->slot);
        m_settled = false;
    }
    m_stuck = m_settled && m_ready.empty() && !stopped;
    return m_settled;
}

std::int64_t Pacer::tick(const std::vector<Worker>& workers, std::uint64_t now)
{
    const bool wasSettled = m_settled;
    m_stuck = false;
    m_settled = false;
    if (!m_gate.isClosed() || !look(workers))
        return pollInterval;
    if (!wasSettled)
        return 0; // let the caller fold what the step did before the next one is chosen
    return permit(workers, now);
}

} // namespace crosstalk::schedule
