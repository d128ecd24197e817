#include "engine/kernel/survey.h"

namespace crosstalk::kernel {

Result<std::size_t> Survey::addThread(int pid, int tid)
{
    Result<ThreadProbe> probe = ThreadProbe::open(pid, tid);
    if (!probe)
        return probe.error();
    m_threads.push_back({std::move(*probe), {}});
    m_threadReports.emplace_back();
    return m_threads.size() - 1;
}

Result<std::size_t> Survey::addPipe(int pid, int fd)
{
    const Result<std::size_t> owner = process(pid);
    if (!owner)
        return owner.error();
    m_pipes.push_back({*owner, fd});
    m_pipeReports.emplace_back();
    return m_pipes.size() - 1;
}

Result<std::size_t> Survey::process(int pid)
{
    for (std::size_t i = 0; i < m_processes.size(); ++i)
        if (m_processes[i].pid() == pid)
            return i;
    Result<ProcessHandle> handle = ProcessHandle::open(pid);
    if (!handle)
        return handle.error();
    m_processes.push_back(std::move(*handle));
    return m_processes.size() - 1;
}

void Survey::take()
{
    m_turn = m_turn + 1 < m_threads.size() ? m_turn + 1 : 0;
    for (std::size_t i = 0; i < m_threads.size(); ++i)
        askThread(m_threads[i], m_threadReports[i], i == m_turn);
    for (std::size_t i = 0; i < m_pipes.size(); ++i)
        askPipe(m_pipes[i], m_pipeReports[i]);
}

void Survey::askThread(Thread& thread, ThreadReport& report, bool inTurn)
{
    char buffer[256];
    const Result<std::string_view> text = thread.probe.callText(buffer, sizeof buffer);
    const bool same = text && *text == thread.text;
    report.changed = false;
    if (same && !inTurn)
        return;
    thread.text.assign(text ? *text : std::string_view());
    const char before = report.state;
    report.state = 'R';
    if (thread.text != "running\n") {
        const Result<char> state = thread.probe.state();
        report.state = state ? *state : '?';
    }
    report.changed = report.state != before || (report.state != 'R' && !same);
    if (report.changed)
        learn(thread, report);
    if (report.state == 'R')
        thread.text.clear(); // it woke between the two questions: ask both again
}

void Survey::learn(const Thread& thread, ThreadReport& report)
{
    report.call = {};
    report.wchan.clear();
    if (report.state != 'S' && report.state != 'D')
        return;
    if (const std::optional<SystemCall> call = parseCall(thread.text))
        report.call = *call;
    if (report.call.number < 0)
        return;
    if (Result<std::string> where = thread.probe.wchan())
        report.wchan = std::move(*where);
}

void Survey::askPipe(const Pipe& pipe, PipeReport& report) const
{
    report.known = false;
    const Result<UniqueFd> end = m_processes[pipe.process].duplicate(pipe.fd);
    if (!end)
        return;
    const Result<PipeFigures> figures = PipeEnd(end->get()).figures();
    report.known = bool(figures);
    if (figures)
        report.figures = *figures;
}

} // namespace crosstalk::kernel
