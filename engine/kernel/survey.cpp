#include "engine/kernel/survey.h"

namespace crosstalk::kernel {

Result<std::size_t> Survey::addThread(int pid, int tid)
{
    Result<ThreadProbe> probe = ThreadProbe::open(pid, tid);
    if (!probe)
        return probe.error();
    m_threads.push_back(std::move(*probe));
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
    for (std::size_t i = 0; i < m_threads.size(); ++i)
        askThread(m_threads[i], m_threadReports[i]);
    for (std::size_t i = 0; i < m_pipes.size(); ++i)
        askPipe(m_pipes[i], m_pipeReports[i]);
}

void Survey::askThread(const ThreadProbe& probe, ThreadReport& report) const
{
    const Result<char> state = probe.state();
    const char letter = state ? *state : '?';
    SystemCall inside{};
    inside.number = -1;
    if (letter == 'S' || letter == 'D')
        if (const auto call = probe.call(); call && *call)
            inside = **call;
    report.changed = letter != report.state || inside.number != report.call.number ||
                     inside.argument != report.call.argument;
    report.state = letter;
    report.call = inside;
    if (!report.changed)
        return;
    report.wchan.clear();
    if (inside.number >= 0)
        if (Result<std::string> where = probe.wchan())
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
