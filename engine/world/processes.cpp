#include "engine/world/processes.h"

namespace crosstalk::world {

int Processes::byPid(std::int32_t pid) const
{
    for (auto i = int(m_processes.size()) - 1; i >= 0; --i)
        if (m_processes[std::size_t(i)].pid == pid)
            return i;
    return -1;
}

int Processes::obtain(std::int32_t pid)
{
    const int known = byPid(pid);
    if (known >= 0 && (*this)[known].living())
        return known;
    Process process;
    process.pid = pid;
    process.name = "P" + std::to_string(m_processes.size() + 1);
    m_processes.push_back(std::move(process));
    return int(m_processes.size()) - 1;
}

int Processes::add(const ProcessInfo& info)
{
    const int ordinal = obtain(info.pid);
    Process& process = (*this)[ordinal];
    if (!info.name.empty())
        process.name = info.name;
    process.program = info.program;
    return ordinal;
}

ThreadState& Processes::startThread(std::uint16_t number, int process)
{
    if (number >= m_threads.size())
        m_threads.resize(number + 1u);
    ThreadState& thread = m_threads[number];
    if (thread.process >= 0) // a slot is used again when its thread has ended
        std::erase((*this)[thread.process].threads, number);
    thread = {};
    thread.process = process;
    thread.alive = true;
    (*this)[process].threads.push_back(number);
    return thread;
}

bool Processes::anyThreadAlive(int process) const
{
    for (const std::uint16_t number : (*this)[process].threads)
        if (m_threads[number].alive)
            return true;
    return false;
}

ProcessState Processes::stateOf(int process) const
{
    const Process& p = (*this)[process];
    if (!p.living())
        return p.state;
    if (p.stopped)
        return ProcessState::Stopped;
    bool alive = false;
    bool held = false;
    for (const std::uint16_t number : p.threads) {
        const ThreadState& thread = m_threads[number];
        if (!thread.alive)
            continue;
        alive = true;
        if (!thread.held && !thread.asleep)
            return ProcessState::Running;
        held = held || thread.held;
    }
    if (!alive)
        return p.state;
    return held ? ProcessState::Held : ProcessState::Asleep;
}

std::string Processes::nameOf(int process) const
{
    return process >= 0 && process < int(size()) ? (*this)[process].name : std::string("somebody");
}

} // namespace crosstalk::world
