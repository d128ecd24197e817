#include "engine/session/runthread.h"

#include "engine/process/leftovers.h"

#include <algorithm>
#include <tuple>
#include <utility>

// The loop: what happens in one round, and how a run ends. Preparation is in runstart.cpp, what
// the user can do to it in runcommands.cpp.

namespace crosstalk::session {

namespace {

constexpr std::uint64_t millisecond = 1'000'000;
constexpr std::uint64_t reapLimit = 500 * millisecond;      ///< for the news of how somebody ended
constexpr std::uint64_t publishInterval = 16 * millisecond; ///< 60 snapshots a second
constexpr double unpacedSpeed = 1'000'000; ///< shown as the pace while steps are not timed

} // namespace

RunThread::RunThread(const lesson::Lesson& lesson, const RunOptions& options,
                     Run::Callbacks callbacks)
    : m_lesson(lesson), m_options(withCommandOf(lesson, options)), m_callbacks(std::move(callbacks)),
      m_number(nextRunNumber()), m_clock(trace::Clock::start(trace::Clock::preferred()))
{
}

RunThread::~RunThread()
{
    stop();
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    if (m_thread.joinable())
        m_thread.join();
    m_tracer.reset();
    m_launcher.reset();
    process::removeNames(m_number);
}

void RunThread::post(std::function<void()> command)
{
    if (std::this_thread::get_id() == m_thread.get_id())
        return command(); // an action acts at once, or the next step would come in between
    const std::lock_guard lock(m_mutex);
    m_commands.push_back(std::move(command));
}

std::shared_ptr<const world::Snapshot> RunThread::latest() const
{
    const std::lock_guard lock(m_mutex);
    return m_snapshot;
}

std::string RunThread::hash() const
{
    const std::lock_guard lock(m_mutex);
    return m_digest;
}

Outcome RunThread::wait(std::chrono::nanoseconds limit)
{
    {
        std::unique_lock lock(m_mutex);
        if (m_over.wait_for(lock, limit, [this] { return m_outcome.has_value(); }))
            return *m_outcome;
    }
    post([this] { endBetweenSteps(Outcome::Timeout); });
    std::unique_lock lock(m_mutex);
    m_over.wait(lock, [this] { return m_outcome.has_value(); });
    return *m_outcome;
}

void RunThread::stop()
{
    if (!m_thread.joinable())
        return;
    post([this] {
        if (!m_ended)
            finish(Outcome::Finished);
    });
    // Not for the outcome: a deadlock has one while its processes are still there.
    std::unique_lock lock(m_mutex);
    m_over.wait(lock, [this] { return m_finished; });
}

void RunThread::loop()
{
    const auto goesOn = [this] {
        const std::lock_guard lock(m_mutex);
        return !m_stop;
    };
    while (goesOn())
        round();
    runCommands(); // of a run that is over, what was asked for before is still kept or told
}

void RunThread::round()
{
    runCommands();
    if (m_ended) {
        std::this_thread::sleep_for(std::chrono::milliseconds(4)); // only the cursor moves now
        return;
    }
    reapEnded();
    m_drainer->poll();
    foldAndReact();
    record();
    if (!m_opened && !openIfAllStarted()) {
        publish(nowNs());
        m_gate->awaitArrival(millisecond);
        return;
    }
    const bool fellAsleep = m_observer->lookAtThreads();
    if (fellAsleep || m_pacer->settled() || nowNs() - m_lastPublish > publishInterval)
        m_observer->probeChannels([this] {
            m_drainer->poll();
            fold(); // and nothing done about it here
        });
    runDueActions();
    performNext();
    doInterventions();
    m_gate->settleRequests();
    const bool wasHunting = m_pacer->hunting();
    const bool wasSettingUp = m_pacer->settingUp();
    const std::int64_t idle = m_pacer->tick(workers(), nowNs());
    if (wasHunting && !m_pacer->hunting())
        announcePace();
    if (wasSettingUp && !m_pacer->settingUp())
        noteReady();
    checkSchedule();
    checkGoal();
    checkDeadlock(nowNs());
    checkFinished();
    endIfDue();
    publish(nowNs());
    if (!m_drainer->behind() && idle > 0)
        m_gate->awaitArrival(std::min<std::int64_t>(idle, millisecond));
}

void RunThread::runCommands()
{
    std::vector<std::function<void()>> commands;
    {
        const std::lock_guard lock(m_mutex);
        commands.swap(m_commands);
    }
    for (const auto& command : commands)
        command();
}

void RunThread::processEnded(pid_t pid, int status)
{
    tap::Event event{};
    event.kind = tap::Kind::ProcessExit;
    event.offset = std::uint64_t(pid);
    event.value = std::uint64_t(status);
    m_drainer->poll(); // its last words first
    m_drainer->add(event);
    const auto found = std::find(m_pids.begin(), m_pids.end(), pid);
    if (found != m_pids.end())
        m_alive[std::size_t(found - m_pids.begin())] = false;
}

void RunThread::reapEnded()
{
    if (isCommand())
        return reapCommand();
    const bool connected =
        m_launcher->poll([this](pid_t pid, int status) { processEnded(pid, status); });
    if (!connected && !m_ended && m_callbacks.failed)
        m_callbacks.failed({"reach", "crosstalk-supervisor", 0, "It was ended; restart the run."});
    if (!connected)
        finish(Outcome::Failed);
}

void RunThread::fold()
{
    const auto reached = m_story->foldNew();
    m_justReached.insert(m_justReached.end(), reached.begin(), reached.end());
}

void RunThread::foldAndReact()
{
    fold();
    for (const std::string& id : std::exchange(m_justReached, {})) {
        const auto range = m_atCheckpoint.equal_range(id);
        std::vector<std::function<void(Run&)>> actions;
        for (auto it = range.first; it != range.second; ++it)
            actions.push_back(it->second);
        m_atCheckpoint.erase(range.first, range.second);
        for (const auto& action : actions)
            action(*m_owner);
    }
}

void RunThread::runDueActions()
{
    while (!m_atTime.empty() && nowNs() >= m_openedAt + m_atTime.front().at) {
        const auto action = std::move(m_atTime.front());
        m_atTime.pop_front();
        action.call(*m_owner);
    }
    // Between two steps only: after the one that was counted, before the next is chosen.
    while (!m_atStep.empty() && m_pacer->settled() && m_pacer->steps() >= m_atStep.front().at) {
        const auto action = std::move(m_atStep.front());
        m_atStep.pop_front();
        action.call(*m_owner);
    }
}

void RunThread::runActionsBeforeFirstStep()
{
    while (!m_atStep.empty() && m_atStep.front().at == 0) {
        const auto action = std::move(m_atStep.front());
        m_atStep.pop_front();
        action.call(*m_owner);
    }
}

std::vector<schedule::Worker> RunThread::workers()
{
    std::vector<schedule::Worker> all;
    std::map<int, int> threads; ///< of a process, so far
    for (std::uint32_t slot = 0; slot < m_region->slotsUsed(); ++slot) {
        int process = m_story->world().processOf(std::uint16_t(slot));
        if (process < 0)
            process = m_story->world().processByPid(m_region->slot(slot).pid.load());
        all.push_back({slot, process, threads[process]++});
    }
    // By ordinal, not by who came first: the same seed must mean the same schedule.
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return unsigned(a.process) < unsigned(b.process);
    });
    return all;
}

void RunThread::announcePace()
{
    if (m_opened && !m_gate->isClosed())
        noteFreeRun();
    tap::Event event{};
    event.kind = tap::Kind::Pace;
    const double speed = m_pacer->hasNoPace() ? unpacedSpeed : m_pacer->speed();
    event.value = std::uint64_t(speed * 1000);
    event.aux = m_pacer->isPaused() ? 1 : 0;
    m_drainer->add(event);
    m_state = !m_deadlocks.empty()   ? world::RunState::Deadlocked
              : m_pacer->isPaused() ? world::RunState::Paused
                                    : world::RunState::Running;
}

void RunThread::checkDeadlock(std::uint64_t now)
{
    if (m_gate->awaitsSomebody())
        return;
    // Of one that was called nobody needs to ask again: whoever is woken ends it.
    const analysis::Outsiders outsiders = [this](const world::BlockedProcess& wait) {
        return m_deadlocks.empty() && m_strangers.couldWake(wait, m_story->world());
    };
    auto found = m_story->deadlocks(now, outsiders);
    if (found.empty()) {
        m_deadlocks.clear();
        if (m_state == world::RunState::Deadlocked)
            announcePace(); // somebody from outside has broken it
        return;
    }
    if (!m_deadlocks.empty())
        return;
    if (m_pacer->following() && m_pacer->script().line().decides())
        return failSchedule(m_pacer->script().line(), "Everybody who could wake it is asleep.");
    m_deadlocks = std::move(found);
    if (m_deadlockNow == 0) {
        m_deadlockNow = now;
        m_deadlockEvents = m_story->folded();
    }
    m_story->observe("deadlock");
    m_state = world::RunState::Deadlocked;
    publish(now, true);
    if (isCommand())
        return tellDeadlock(); // it hangs as it would alone, until its user ends it
    const std::lock_guard lock(m_mutex);
    m_outcome = Outcome::Deadlock;
    m_over.notify_all();
}

void RunThread::checkFinished()
{
    if (m_ended || std::find(m_alive.begin(), m_alive.end(), true) != m_alive.end())
        return;
    for (std::uint32_t slot = 0; slot < m_region->slotsUsed(); ++slot)
        if (m_gate->standing(slot) != schedule::Standing::Gone)
            return; // a child that a worker left behind
    // How the last ones ended comes from the supervisor a moment after they are gone.
    const std::uint64_t now = nowNs();
    if (m_goneSince == 0)
        m_goneSince = now;
    if (!m_story->world().allReaped() && now - m_goneSince <= reapLimit)
        return;
    if (m_follows && m_pacer->following() && m_pacer->script().line().decides()) {
        const schedule::ScheduleLine line = m_pacer->script().line(); // whom it is for has ended
        return failSchedule(line, whyNot({line, schedule::Obstacle::Ended}));
    }
    finish(Outcome::Finished);
}

void RunThread::finish(Outcome outcome)
{
    if (m_ended)
        return;
    m_ended = true;
    endPerformance();
    const bool natural = std::find(m_alive.begin(), m_alive.end(), true) == m_alive.end();
    endProcesses();
    m_drainer->poll();
    foldAndReact();
    for (const std::string& segment : process::segmentPaths(m_number))
        m_observer->readVariables(segment, m_story->world());
    m_drainer->poll(); // the engine's own latest events lie behind the first horizon
    foldAndReact();
    m_state = outcome == Outcome::Timeout  ? world::RunState::TimedOut
              : outcome == Outcome::Failed ? world::RunState::Failed
                                           : world::RunState::Finished;
    if (natural)
        m_story->observe("finished");
    checkGoal();
    process::removeNames(m_number);
    const std::uint64_t now = nowNs();
    m_end = endOf(outcomeName(outcome), natural, now);
    endRecording();
    publish(now, true);
    {
        const std::lock_guard lock(m_mutex);
        m_outcome = outcome;
        m_natural = natural;
        m_finished = true;
        m_over.notify_all();
    }
    if (m_callbacks.finished)
        m_callbacks.finished();
}

void RunThread::publish(std::uint64_t now, bool always)
{
    if (!m_live || (!always && now - m_lastPublish < publishInterval))
        return;
    m_lastPublish = now;
    publishNow(m_story->snapshot(now));
}

void RunThread::nameThreads(world::Snapshot& snapshot, std::uint64_t now)
{
    for (world::ProcessView& process : snapshot.processes)
        for (world::ThreadView& thread : process.threadViews)
            thread.name = m_threadNames.of(process.pid, thread.tid, now);
}

void RunThread::publishNow(world::Snapshot snapshot)
{
    snapshot.live = m_live;
    snapshot.run = m_state;
    snapshot.stepsPerSecond = m_pacer->speed();
    snapshot.deadlocks = m_deadlocks;
    snapshot.forgotten = m_log.firstIndex();
    snapshot.lastStepped = m_pacer->lastStepped();
    for (std::uint32_t slot = 0; slot < m_region->slotsUsed(); ++slot) {
        snapshot.overheadNs += m_region->slot(slot).waitedNs.load();
        snapshot.dropped += m_region->slot(slot).dropped.load();
    }
    nameThreads(snapshot, nowNs());
    if (m_live && !m_ended)
        for (world::ProcessView& process : snapshot.processes)
            std::tie(process.kernelState, process.kernelWaits) = m_observer->captionOf(process.pid);
    {
        const std::lock_guard lock(m_mutex);
        m_snapshot = std::make_shared<const world::Snapshot>(std::move(snapshot));
        m_digest = m_story->hash();
    }
    if (m_callbacks.changed)
        m_callbacks.changed();
}

} // namespace crosstalk::session
