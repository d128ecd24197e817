#include "engine/kernel/processhandle.h"

#include <poll.h>
#include <string>
#include <sys/syscall.h>

namespace crosstalk::kernel {

namespace {

std::string processName(int pid)
{
    return "process " + std::to_string(pid);
}

} // namespace

Result<ProcessHandle> ProcessHandle::open(int pid)
{
    UniqueFd fd(int(syscall(SYS_pidfd_open, pid, 0)));
    if (!fd)
        return systemError("watch", processName(pid), "It may have ended.");
    return ProcessHandle(std::move(fd), pid);
}

Result<UniqueFd> ProcessHandle::duplicate(int fd) const
{
    UniqueFd copy(int(syscall(SYS_pidfd_getfd, m_fd.get(), fd, 0)));
    if (!copy)
        return systemError("look at descriptor " + std::to_string(fd) + " of", processName(m_pid),
                           "It may have closed it, or ended.");
    return copy;
}

bool ProcessHandle::ended() const
{
    pollfd waiting{m_fd.get(), POLLIN, 0};
    return poll(&waiting, 1, 0) == 1;
}

Result<void> ProcessHandle::signal(int number) const
{
    if (syscall(SYS_pidfd_send_signal, m_fd.get(), number, nullptr, 0) == -1)
        return systemError("signal", processName(m_pid), "It may have ended.");
    return {};
}

} // namespace crosstalk::kernel
