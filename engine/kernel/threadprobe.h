#pragma once

#include "engine/kernel/procfile.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace crosstalk::kernel {

/// The system call a thread is inside of.
struct SystemCall
{
    std::int64_t number = -1;                ///< -1: it sleeps outside any system call
    std::array<std::uint64_t, 6> argument{}; ///< as passed; a descriptor is usually the first
};

/// What a sleep waits for, told by system call number and arguments, never by wchan.
enum class SleepKind
{
    None, ///< it does not sleep in a call we know
    Read,
    Write,
    Futex,
    Child,
    Time,
    Readiness, ///< poll, select, epoll_wait
};

SleepKind sleepKind(const SystemCall& call);

/// The descriptor that the call is about, or -1.
int descriptorOf(const SystemCall& call);

/// What /proc says of one thread, on descriptors kept open: about 1 µs a question.
class ThreadProbe
{
public:
    /// pid's thread tid; the main thread has tid = pid.
    static Result<ThreadProbe> open(int pid, int tid);

    /// State letter of /proc/PID/task/TID/stat: R running, S asleep, D asleep uninterruptibly,
    /// T stopped, t stopped by a tracer, Z ended and not waited for.
    Result<char> state() const;

    /// Wait status of its process when all of that has ended and nobody has waited for it yet.
    Result<std::optional<int>> endedWith() const;

    /// The call it is inside of; none while it runs.
    Result<std::optional<SystemCall>> call() const;

    /// The same as the kernel words it, for comparing: as long as a thread sleeps in one call the
    /// text stays as it is. Half the price of state().
    Result<std::string_view> callText(char* buffer, std::size_t size) const
    {
        return m_call.read(buffer, size);
    }

    /// Kernel function it sleeps in: a caption, its name changes with the kernel. "" when running.
    Result<std::string> wchan() const;

private:
    ThreadProbe(ProcFile stat, ProcFile call, ProcFile wchan)
        : m_stat(std::move(stat)), m_call(std::move(call)), m_wchan(std::move(wchan))
    {
    }

    ProcFile m_stat;
    ProcFile m_call;
    ProcFile m_wchan;
};

/// State letter from the text of a stat file; '?' if there is none. The program's name stands in
/// parentheses before it and may itself hold spaces and parentheses.
char stateLetter(std::string_view stat);

/// The call from the text of a syscall file: "running", or number and arguments.
std::optional<SystemCall> parseCall(std::string_view text);

} // namespace crosstalk::kernel
