#include "engine/session/runthread.h"

#include <algorithm>

// A run that watches a command instead of a lesson's programs: its processes come and go as they
// like, and are traced (engine/syscalls). All else is as in any run.

namespace crosstalk::session {

RunOptions withCommandOf(const lesson::Lesson& lesson, RunOptions options)
{
    if (const auto command = lesson::watchedCommand(lesson); !command.empty()) {
        options.command = command;
        options.commandOutputToErrors = true; // as that of any lesson's programs
    }
    return options;
}

Result<void> RunThread::launchCommand()
{
    m_gate->close();
    auto tracer = syscalls::Tracer::start(
        {m_options.command, m_options.commandOutputToErrors, m_lesson.folder},
        m_region->header(), m_region->fd());
    if (!tracer)
        return tracer.error();
    m_tracer = std::move(*tracer);
    m_drainer->setNames([this](std::uint32_t index) { return m_tracer->names().text(index); });
    m_observer->setAmended([this](std::int32_t pid, std::int32_t tid, char letter) {
        return stateOf(pid, tid, letter);
    });
    m_pids = {m_tracer->pid()};
    m_alive = {true};
    m_story->addProcess({m_plan.processes[0].name, m_plan.processes[0].program, m_pids[0]});
    announcePace();
    return {};
}

/// At every call a tracee stands at a stop for a moment, which /proc shows as it shows a thread
/// that was stopped for good.
char RunThread::stateOf(std::int32_t, std::int32_t tid, char letter) const
{
    if (letter != 't')
        return letter;
    return m_tracer->isStopped(tid) ? 'T' : 'R';
}

void RunThread::reapCommand()
{
    m_tracer->poll([this](pid_t pid, int status) {
        processEnded(pid, status);
        m_observer->forget(pid);
        if (pid != m_tracer->pid())
            return;
        const std::lock_guard lock(m_mutex);
        m_commandStatus = status;
    });
    m_tracer->pollPrograms([this](const std::string& program) {
        if (auto symbols = symbols::Symbols::read(program);
            symbols && m_symbolsOf.try_emplace(program, m_symbols.size()).second)
            m_symbols.push_back(std::move(*symbols));
    });
    m_tracer->pollSayings([this](const std::string& sentence) {
        if (m_callbacks.said)
            m_callbacks.said(sentence);
    });
}

std::optional<int> RunThread::commandStatus() const
{
    const std::lock_guard lock(m_mutex);
    return m_commandStatus;
}

void RunThread::endProcesses()
{
    if (m_launcher) {
        m_launcher->poll([](pid_t, int) {});
        m_launcher->end();
        return;
    }
    reapCommand();
    m_tracer->end();
    reapCommand(); // how those ended that were ended now
}

void RunThread::tellDeadlock()
{
    for (const world::Deadlock& deadlock : m_deadlocks)
        if (m_callbacks.said)
            m_callbacks.said("Deadlock: " + deadlock.why);
}

} // namespace crosstalk::session
