#include "engine/session/runthread.h"
#include "engine/session/schedulecheck.h"

#include <chrono>
#include <csignal>
#include <thread>

// Decisions: those a schedule makes are followed, and all that are made are kept.

namespace crosstalk::session {

namespace {

constexpr std::uint64_t millisecond = 1'000'000;
/// ns until something is done to processes that do not come to stand.
constexpr std::uint64_t interventionPatience = 500 * millisecond;
constexpr std::uint64_t endPatience = 2000 * millisecond; ///< ns, the same for the end of a run
constexpr int signalPatience = 2000; ///< ms until a signal's effect counts as not to come

} // namespace

void RunThread::followSchedule()
{
    if (m_options.fromReady) {
        {
            const std::lock_guard lock(m_mutex);
            m_goal.settingUp = true;
        }
        m_pacer->setUp(
            [this](const schedule::Worker& worker) { return m_story->isReady(worker.process); });
    }
    m_follows =
        !m_options.schedule.empty() || m_options.afterSchedule != AfterSchedule::SeedDecides;
    if (m_follows)
        m_pacer->follow(schedule::Script(m_options.schedule),
                        m_options.afterSchedule == AfterSchedule::Hold,
                        [this](const std::string& text) { play(text); });
}

void RunThread::noteDecision(const schedule::Worker& worker)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_decisions.hasLetGo())
            return;
        if (!m_pacer->settingUp())
            m_decisions.decide(worker.decision(), m_story->folded());
    }
    if (m_recorder)
        m_recorder->decide(schedule::text(worker.decision()));
}

/// Set-up is over; now somebody decides. Who hears so finds everybody where set-up has left them.
void RunThread::noteReady()
{
    publish(nowNs(), true);
    const std::lock_guard lock(m_mutex);
    m_goal.settingUp = false;
}

void RunThread::noteFreeRun()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_decisions.hasLetGo())
            return;
        m_decisions.letGo(m_story->folded());
    }
    if (m_recorder)
        m_recorder->decide(std::string(fullSpeedNote));
}

/// Between two steps, so that a schedule can tell where it belongs. At full speed at once.
void RunThread::intervene(std::function<void()> act)
{
    if (m_ended)
        return;
    m_interventions.push_back({std::move(act), nowNs() + interventionPatience});
    doInterventions();
}

void RunThread::doInterventions()
{
    const auto mayAct = [this](const Intervention& one) {
        return !m_gate->isClosed() || m_pacer->settled() || m_pacer->steps() == 0 ||
               nowNs() > one.deadline;
    };
    while (!m_interventions.empty() && mayAct(m_interventions.front())) {
        const Intervention one = std::move(m_interventions.front());
        m_interventions.pop_front();
        one.act();
    }
}

/// It was done now.
void RunThread::noteIntervention(const std::string& text)
{
    m_pacer->disturbed();
    {
        const std::lock_guard lock(m_mutex);
        if (m_decisions.hasLetGo())
            return;
        m_decisions.intervene(text, m_story->folded());
    }
    if (m_recorder)
        m_recorder->decide("do " + text);
}

/// A line of the schedule; start() has checked it.
void RunThread::play(const std::string& text)
{
    using Kind = lesson::Action::Kind;
    const auto action = readIntervention(m_lesson, text);
    if (!action)
        return;
    switch (action->kind) {
    case Kind::Set:
        return changeSetting(action->name, action->value);
    case Kind::Kill:
        return deliver(action->process, SIGKILL, tap::FaultKind::Kill);
    case Kind::Freeze:
        return deliver(action->process, SIGSTOP, tap::FaultKind::Freeze);
    case Kind::Thaw:
        return deliver(action->process, SIGCONT, tap::FaultKind::Thaw);
    default:
        return askToClose(action->process, action->channel);
    }
}

/// Under the gate a signal is part of the moment it was sent in: the next decision is for those
/// whom it left.
void RunThread::awaitSignal(std::uint32_t slot, int signal)
{
    const auto came = [&] {
        const auto standing = m_gate->standing(slot);
        const bool stopped = standing == schedule::Standing::Stopped;
        // Who is watched from outside and held gets it when it is let go.
        const bool later = isCommand() && standing == schedule::Standing::AtGate;
        return standing == schedule::Standing::Gone || (signal == SIGSTOP && stopped) ||
               (signal == SIGCONT && !stopped) || later;
    };
    for (int i = 0; m_gate->isClosed() && i < signalPatience && !came(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

void RunThread::checkSchedule()
{
    if (const auto& divergence = m_pacer->divergence(); divergence && !m_ended)
        return failSchedule(divergence->line, whyNot(*divergence));
    if (!m_follows || m_pacer->settingUp() || m_pacer->following() || !m_pacer->settled())
        return;
    m_follows = false;
    if (m_options.afterSchedule == AfterSchedule::Hold)
        pause();
    if (m_options.afterSchedule == AfterSchedule::End && !m_pacer->stuck())
        endBetweenSteps(Outcome::Timeout);
}

std::string RunThread::whyNot(const schedule::Divergence& divergence) const
{
    using schedule::Obstacle;
    const schedule::Decision who = divergence.line.decision;
    const std::string name = schedule::text(who);
    switch (divergence.obstacle) {
    case Obstacle::Missing:
        return "There is no " + name + " here.";
    case Obstacle::Ended:
        return name + " has ended.";
    case Obstacle::Stopped:
        return name + " is frozen.";
    case Obstacle::Asleep:
        break;
    }
    for (const world::BlockedProcess& blocked : m_story->world().blocked())
        if (blocked.process == who.process)
            return name + " is asleep in " + std::string(mechanisms::callName(blocked.call)) +
                   (blocked.object.empty() ? "." : " on " + blocked.object + ".");
    return name + " is asleep.";
}

void RunThread::failSchedule(const schedule::ScheduleLine& line, const std::string& why)
{
    const Error error{"follow", placeOf(line, m_options.scheduleName), 0,
                      why + " This run went another way than the one the schedule is from: the "
                            "programs changed, or more than their order is left to luck."};
    if (m_callbacks.failed)
        m_callbacks.failed(error);
    finish(Outcome::Failed);
}

/// Under the gate a step that has begun is let come to its end, so that the same decisions leave
/// the same events behind.
void RunThread::endBetweenSteps(Outcome outcome)
{
    if (m_ended)
        return;
    if (!m_gate->isClosed() || m_pacer->settled())
        return finish(outcome);
    m_pacer->pause();
    m_ending = outcome;
    m_endingSince = nowNs();
}

void RunThread::endIfDue()
{
    if (m_ending && !m_ended && (m_pacer->settled() || nowNs() - m_endingSince > endPatience))
        finish(*m_ending);
}

Result<schedule::ScheduleFile> RunThread::scheduleUpTo(std::uint64_t event) const
{
    const std::lock_guard lock(m_mutex);
    if (!m_decisions.tellsAll(event))
        return Error{"save", "how this happened", 0,
                     "This run was at full speed before, where nobody decides who goes when. Run "
                     "it again at a pace or step by step."};
    schedule::ScheduleFile file;
    file.lesson = m_lesson.id;
    file.seed = m_options.seed;
    file.fromReady = m_options.fromReady;
    for (const auto& [name, value] : m_plan.settings)
        file.settings.emplace_back(name, lesson::settingText(m_lesson, name, value));
    file.lines = m_decisions.lines(event);
    file.ends = !m_natural || file.lines.size() < m_decisions.size();
    return file;
}

} // namespace crosstalk::session
