#include "engine/lesson/action.h"
#include "engine/session/runthread.h"

#include <algorithm>
#include <csignal>

// What the user does to a run. Everything that is done becomes an event, so that a replay shows it.

namespace crosstalk::session {

namespace {

constexpr double insideTheLoss = 4; ///< steps a second once an update is about to be lost

/// As --at writes it.
std::string_view faultVerb(tap::FaultKind kind)
{
    return kind == tap::FaultKind::Kill     ? "kill"
           : kind == tap::FaultKind::Freeze ? "freeze"
                                            : "thaw";
}

} // namespace

void RunThread::setSpeed(double stepsPerSecond)
{
    if (m_ended)
        return;
    m_pacer->setSpeed(stepsPerSecond);
    announcePace();
}

void RunThread::pause()
{
    if (m_ended)
        return;
    m_pacer->pause();
    announcePace();
}

void RunThread::resume()
{
    if (m_ended)
        return;
    backToLive();
    m_pacer->resume();
    announcePace();
}

void RunThread::step(int process, int thread)
{
    if (m_ended)
        return;
    backToLive();
    const bool wasPaused = m_pacer->isPaused();
    if (thread < 0)
        m_pacer->step(process);
    else
        m_pacer->step(schedule::Decision{process, thread});
    if (!wasPaused)
        announcePace();
}

void RunThread::hunt()
{
    if (m_ended)
        return;
    backToLive();
    m_pacer->runUntil([this] { return m_story->aboutToLose(); }, insideTheLoss);
    announcePace();
}

void RunThread::setSetting(const std::string& name, std::int64_t value)
{
    intervene([=, this] { changeSetting(name, value); });
}

void RunThread::changeSetting(const std::string& name, std::int64_t value)
{
    const auto parameter =
        std::find_if(m_lesson.parameters.begin(), m_lesson.parameters.end(),
                     [&](const lesson::Parameter& candidate) { return candidate.name == name; });
    if (parameter != m_lesson.parameters.end() &&
        parameter->kind == lesson::ParameterKind::PipeSize &&
        !m_observer->resizePipe(parameter->target, m_story->world(), int(value)))
        return; // refused: the setting stays as it was, and an event says why
    m_region->setSetting(name, value);
    tap::Event event{};
    event.kind = tap::Kind::Choice;
    event.aux = m_drainer->intern(name);
    event.value = std::uint64_t(value);
    m_drainer->add(event);
    noteIntervention("set " + name + "=" + lesson::settingText(m_lesson, name, value));
}

void RunThread::signalProcess(int process, int signal, tap::FaultKind kind)
{
    intervene([=, this] { deliver(process, signal, kind); });
}

void RunThread::deliver(int process, int signal, tap::FaultKind kind)
{
    if (process < 0 || std::size_t(process) >= m_story->world().processCount())
        return;
    for (std::uint32_t slot = 0; slot < m_region->slotsUsed(); ++slot) {
        if (m_story->world().processOf(std::uint16_t(slot)) != process)
            continue;
        const pid_t pid = m_region->slot(slot).pid.load();
        if (m_observer->threadState(pid, pid) == 0)
            return;
        tap::Event event{};
        event.kind = tap::Kind::Fault;
        event.call = std::uint16_t(kind);
        event.size = slot;
        m_drainer->add(event);
        ::kill(pid, signal);
        awaitSignal(slot, signal);
        noteIntervention(std::string(faultVerb(kind)) + " P" + std::to_string(process + 1));
        return;
    }
}

void RunThread::closeEnd(int process, const std::string& channel)
{
    intervene([=, this] { askToClose(process, channel); });
}

void RunThread::askToClose(int process, const std::string& channel)
{
    for (std::uint32_t slot = 0; slot < m_region->slotsUsed(); ++slot) {
        if (m_story->world().processOf(std::uint16_t(slot)) != process)
            continue;
        const int fd = m_observer->descriptorOf(slot, channel, m_story->world());
        if (fd < 0)
            return;
        tap::Event event{};
        event.kind = tap::Kind::Fault;
        event.call = std::uint16_t(tap::FaultKind::CloseEnd);
        event.size = slot;
        event.fd = std::int16_t(fd);
        m_drainer->add(event);
        m_gate->requestClose(slot, fd);
        noteIntervention("close P" + std::to_string(process + 1) + " " + channel);
        return;
    }
}

// Bytes from the kernel while there is one to ask, else what the tap saw go in.
Peek RunThread::peek(int channel)
{
    Peek peek = peekByTap(*latest(), channel);
    const std::string ofTheTap =
        peek.messages.empty()
            ? " The tap saw nothing go in that was not taken out."
            : " These are the first bytes of each message, as the tap saw them go in.";
    if (!m_live || m_ended) {
        peek.source = std::string("Only the buffer of now can be looked into; ") +
                      (m_ended ? "this run is over." : "this is the past.") + ofTheTap;
        return peek;
    }
    const auto contents = m_observer->contentsOf(channel, m_story->world(), Peek::mostBytes);
    if (!contents) {
        const Error& error = contents.error();
        peek.source = (error.advice.empty() ? error.sentence() + "." : error.advice) + ofTheTap;
        return peek;
    }
    peek.fromKernel = true;
    peek.bytes = contents->bytes;
    peek.total = contents->total;
    peek.truncated = contents->total > contents->bytes.size();
    peek.source = "Copied out of the kernel; nothing was taken.";
    return peek;
}

void RunThread::atStep(std::uint64_t steps, std::function<void(Run&)> action)
{
    const auto place = std::find_if(m_atStep.begin(), m_atStep.end(),
                                    [&](const Action& other) { return other.at > steps; });
    m_atStep.insert(place, {steps, std::move(action)});
}

void RunThread::atTime(std::uint64_t ns, std::function<void(Run&)> action)
{
    const auto place = std::find_if(m_atTime.begin(), m_atTime.end(),
                                    [&](const Action& other) { return other.at > ns; });
    m_atTime.insert(place, {ns, std::move(action)});
}

void RunThread::atCheckpoint(const std::string& id, std::function<void(Run&)> action)
{
    if (m_story->checkpointReached(id))
        action(*m_owner);
    else
        m_atCheckpoint.emplace(id, std::move(action));
}

void RunThread::seek(std::uint64_t event)
{
    if (!m_ended && !m_pacer->isPaused())
        pause(); // a running run has no past to stand in
    m_live = false;
    publishNow(m_story->snapshotAt(event));
}

void RunThread::seekTime(std::uint64_t ns)
{
    seek(m_log.countAt(ns));
}

void RunThread::go(const Landmark& landmark)
{
    const std::uint64_t from = m_live ? m_story->folded() : latest()->event;
    if (const auto found = find(*m_story, from, landmark))
        seek(*found);
    else if (m_callbacks.missed)
        m_callbacks.missed(landmark);
}

void RunThread::backToLive()
{
    if (m_live)
        return;
    m_live = true;
    publish(m_ended ? m_log.latest() : nowNs(), true);
}

} // namespace crosstalk::session
