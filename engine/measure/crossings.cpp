#include "engine/measure/crossings.h"

#include "engine/base/uniquefd.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <map>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace crosstalk::measure {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int systemCallStop = SIGTRAP | 0x80;

/// Whether a call's result says how many bytes it moved.
bool movesBytes(std::uint64_t call)
{
    switch (call) {
    case SYS_read:
    case SYS_write:
    case SYS_readv:
    case SYS_writev:
    case SYS_sendto:
    case SYS_recvfrom:
    case SYS_sendmsg:
    case SYS_recvmsg:
    case SYS_mq_timedreceive:
        return true;
    default:
        return false;
    }
}

/// Follows one program and its children, thread by thread.
class Counter
{
public:
    explicit Counter(int leader) : m_leader(leader) {}
    Counter(const Counter&) = delete;
    Counter& operator=(const Counter&) = delete;
    ~Counter()
    {
        ::kill(-m_leader, SIGKILL);
        while (::waitpid(-1, nullptr, __WALL | __WNOTHREAD) > 0) {
        }
    }

    /// Its first stop, at exec: from here on every call and every child is told of.
    bool begin() const
    {
        int status = 0;
        if (::waitpid(m_leader, &status, __WALL) != m_leader || !WIFSTOPPED(status))
            return false;
        const long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK |
                             PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL;
        return ::ptrace(PTRACE_SETOPTIONS, m_leader, nullptr, options) == 0 &&
               ::ptrace(PTRACE_SYSCALL, m_leader, nullptr, 0L) == 0;
    }

    /// Until none is left; false when time was up or it was cancelled. Of this thread's children
    /// only: those of others are none of its business.
    bool follow(double seconds, const Cancelled& cancelled)
    {
        const auto end = Clock::now() + std::chrono::duration<double>(seconds);
        while (!cancelled && Clock::now() < end) {
            int status = 0;
            const int thread = ::waitpid(-1, &status, __WALL | __WNOTHREAD | WNOHANG);
            if (thread == -1)
                return errno == ECHILD;
            if (thread == 0)
                std::this_thread::sleep_for(std::chrono::microseconds(50));
            else if (WIFSTOPPED(status))
                stopped(thread, status);
        }
        return false;
    }

    const Crossings& counted() const { return m_counted; }

private:
    void stopped(int thread, int status)
    {
        const int signal = WSTOPSIG(status);
        if (signal == systemCallStop)
            look(thread);
        // A new child begins with SIGSTOP, an event comes as SIGTRAP: neither is meant for it.
        const bool ours = signal == systemCallStop || signal == SIGTRAP || signal == SIGSTOP;
        ::ptrace(PTRACE_SYSCALL, thread, nullptr, ours ? 0L : long(signal));
    }

    void look(int thread)
    {
        __ptrace_syscall_info info{};
        if (::ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info) <= 0)
            return;
        if (info.op == PTRACE_SYSCALL_INFO_ENTRY) {
            ++m_counted.calls;
            m_inside[thread] = {info.entry.nr, info.entry.args[2]};
        } else if (info.op == PTRACE_SYSCALL_INFO_EXIT) {
            returned(m_inside[thread], info.exit.rval);
        }
    }

    struct Call
    {
        std::uint64_t number = ~0ULL;
        std::uint64_t third = 0; ///< argument: the size, of mq_timedsend
    };

    void returned(const Call& call, std::int64_t result)
    {
        const bool letter = call.number == SYS_mq_timedsend && result == 0;
        if (!letter && (!movesBytes(call.number) || result <= 0))
            return;
        ++m_counted.copies;
        m_counted.bytes += letter ? double(call.third) : double(result);
    }

    int m_leader;
    std::map<int, Call> m_inside;
    Crossings m_counted;
};

} // namespace

Result<Crossings> countCrossings(const Command& command, double seconds,
                                 const Cancelled& cancelled)
{
    UniqueFd nowhere(::open("/dev/null", O_WRONLY | O_CLOEXEC));
    const int child = start(command, nowhere.get(), true);
    if (child == -1)
        return systemError("start", command.program.string());
    Counter counter(child);
    if (!counter.begin())
        return systemError("count the system calls of", command.program.string(),
                           "This system may not let one process trace another.");
    if (!counter.follow(seconds, cancelled))
        return Error{"count the system calls of", command.program.string(),
                     cancelled ? ECANCELED : ETIMEDOUT, {}};
    return counter.counted();
}

} // namespace crosstalk::measure
