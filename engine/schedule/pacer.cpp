#include "engine/schedule/pacer.h"

#include <algorithm>

namespace crosstalk::schedule {

namespace {

constexpr std::int64_t pollInterval = 1'000'000; ///< ns: how often /proc is asked about sleepers

} // namespace

Pacer::Pacer(Gate& gate, std::uint64_t seed) : m_gate(gate), m_random(seed) {}

void Pacer::applyMode()
{
    const bool wantClosed = m_paused || m_speed > 0 || m_until;
    if (wantClosed && !m_gate.isClosed())
        m_gate.close();
    else if (!wantClosed && m_gate.isClosed())
        m_gate.open();
}

void Pacer::setSpeed(double stepsPerSecond)
{
    m_speed = stepsPerSecond;
    m_until = nullptr;
    m_nextStep = 0;
    applyMode();
}

void Pacer::pause()
{
    m_paused = true;
    m_until = nullptr;
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
    m_queue.push_back(process);
}

void Pacer::runUntil(std::function<bool()> condition, double thenSpeed)
{
    m_until = std::move(condition);
    m_thenSpeed = thenSpeed;
    m_paused = false;
    applyMode();
}

const Worker* Pacer::queuedStep(const std::vector<const Worker*>& ready)
{
    if (m_queue.empty())
        return nullptr;
    const int process = m_queue.front();
    m_queue.pop_front(); // who cannot step now (asleep, ended) does not step later by surprise
    const auto found = std::find_if(ready.begin(), ready.end(), [&](const Worker* worker) {
        return worker->process == process;
    });
    return found != ready.end() ? *found : nullptr;
}

const Worker* Pacer::choose(const std::vector<const Worker*>& ready)
{
    // Not std::uniform_int_distribution: its results differ between libraries, a seed's must not.
    const std::uint64_t limit = ~std::uint64_t{0} - ~std::uint64_t{0} % ready.size();
    std::uint64_t number;
    do
        number = m_random();
    while (number >= limit);
    return ready[number % ready.size()];
}

std::int64_t Pacer::permit(const std::vector<const Worker*>& ready, std::uint64_t now)
{
    if (m_until && m_until()) {
        m_until = nullptr;
        m_speed = m_thenSpeed;
        m_nextStep = now + std::uint64_t(1e9 / m_speed);
    }
    const Worker* next = nullptr;
    if (m_paused) {
        next = queuedStep(ready);
    } else if (m_until || now >= m_nextStep) {
        next = choose(ready);
        if (!m_until) {
            const auto interval = std::uint64_t(1e9 / m_speed);
            // Kept to the beat, but a late step is not made good by a burst.
            m_nextStep = m_nextStep + 2 * interval > now ? m_nextStep + interval : now + interval;
        }
    }
    if (next == nullptr)
        return m_paused ? 20 * pollInterval
                        : std::max<std::int64_t>(0, std::int64_t(m_nextStep - now));
    ++m_steps;
    m_lastStepped = next->process;
    m_gate.grant(next->slot);
    m_settled = false;
    return 0;
}

std::int64_t Pacer::tick(const std::vector<Worker>& workers, std::uint64_t now)
{
    const bool wasSettled = m_settled;
    m_stuck = false;
    m_settled = false;
    if (!m_gate.isClosed())
        return pollInterval;
    std::vector<const Worker*> ready;
    bool busy = false;
    bool stopped = false;
    for (const Worker& worker : workers) {
        const Standing standing = m_gate.standing(worker.slot);
        if (standing == Standing::AtGate)
            ready.push_back(&worker);
        busy |= standing == Standing::Busy;
        stopped |= standing == Standing::Stopped;
    }
    if (busy)
        return pollInterval;
    m_settled = true;
    m_stuck = ready.empty() && !stopped;
    if (!wasSettled)
        return 0; // let the caller fold what the step did before the next one is chosen
    if (ready.empty())
        return pollInterval;
    return permit(ready, now);
}

} // namespace crosstalk::schedule
