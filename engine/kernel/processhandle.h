#pragma once

#include "engine/base/result.h"
#include "engine/base/uniquefd.h"

namespace crosstalk::kernel {

/// A process by its pidfd: it cannot turn into another one that got the same number.
class ProcessHandle
{
public:
    static Result<ProcessHandle> open(int pid);

    /// A duplicate of its descriptor `fd`, for a moment: whoever keeps a pipe's end hides end of
    /// file or EPIPE from the other side.
    Result<UniqueFd> duplicate(int fd) const;

    /// Has it ended (waited for or not)?
    bool ended() const;

    /// Sends a signal; an Error with ESRCH when it has ended and was waited for.
    Result<void> signal(int number) const;

    int pid() const { return m_pid; }

private:
    ProcessHandle(UniqueFd fd, int pid) : m_fd(std::move(fd)), m_pid(pid) {}

    UniqueFd m_fd;
    int m_pid;
};

} // namespace crosstalk::kernel
