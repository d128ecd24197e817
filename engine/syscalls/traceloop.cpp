#include "engine/syscalls/traceloop.h"

#include <cerrno>
#include <csignal>
#include <sys/wait.h>
#include <time.h>

namespace crosstalk::syscalls {

namespace {

/// While somebody is held, the tracer looks by itself whether it may go: first often, so that a
/// step is quick, then a thousand times a second.
constexpr long shortNap = 50'000; // ns
constexpr long longNap = 1'000'000;
constexpr int shortNaps = 200;

} // namespace

TraceLoop::TraceLoop(tap::ControlHeader& control, const std::string& controlPath)
    : m_control(control), m_slots(control)
{
    m_shared.controlPath = controlPath;
    m_shared.control = &control;
    m_shared.names = &m_names;
    m_shared.say = [this](const std::string& sentence) { say(sentence); };
}

void TraceLoop::run(const Command& command, std::promise<Result<pid_t>> started)
{
    const auto launched = launch(command, m_shared.controlPath);
    if (!launched)
        return started.set_value(launched.error());
    firstProcess(*launched, command);
    started.set_value(launched->pid);
    m_cores = Cores();
    Cores::servesMany();
    loop();
}

void TraceLoop::loop()
{
    for (;;) {
        const bool waits = nothingWaits();
        int status = 0;
        // Children of this thread only: others of our process have theirs.
        const pid_t tid =
            ::waitpid(-1, &status, __WALL | __WNOTHREAD | (waits ? 0 : WNOHANG));
        if (tid > 0)
            handle(tid, status);
        else if (tid < 0 && errno == ECHILD)
            return;
        if (waits)
            continue;
        letGo();
        m_idle = tid == 0 ? m_idle + 1 : 0;
        if (tid == 0 && !nothingWaits())
            nap();
    }
}

void TraceLoop::nap()
{
    const timespec pause{0, m_idle < shortNaps ? shortNap : longNap};
    ::nanosleep(&pause, nullptr);
}

Tracee* TraceLoop::find(pid_t tid)
{
    const auto found = m_tracees.find(tid);
    return found != m_tracees.end() ? found->second.get() : nullptr;
}

void TraceLoop::say(const std::string& sentence)
{
    const std::lock_guard lock(m_mutex);
    if (m_said.insert(sentence).second) // many processes may be the same program
        m_sayings.push_back(sentence);
}

void TraceLoop::killAll()
{
    const std::lock_guard lock(m_mutex);
    m_killing = true;
    for (const pid_t pid : m_pids)
        ::kill(pid, SIGKILL);
}

bool TraceLoop::isStopped(pid_t tid) const
{
    const std::lock_guard lock(m_mutex);
    return m_stopped.contains(tid);
}

std::vector<std::pair<pid_t, int>> TraceLoop::takeEnded()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_ended, {});
}

std::vector<std::string> TraceLoop::takePrograms()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_programs, {});
}

std::vector<std::string> TraceLoop::takeSayings()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_sayings, {});
}

} // namespace crosstalk::syscalls
