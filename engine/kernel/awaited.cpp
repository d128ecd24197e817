#include "engine/kernel/awaited.h"

#include "engine/kernel/procfile.h"

#include <algorithm>
#include <charconv>
#include <poll.h>
#include <string>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/syscall.h>
#include <sys/uio.h>

namespace crosstalk::kernel {

namespace {

constexpr std::size_t most = 64;

/// Copies from another process's memory; false unless all of it could be had.
bool copyFrom(int pid, std::uint64_t address, void* to, std::size_t bytes)
{
    if (address == 0 || bytes == 0)
        return false;
    iovec here{to, bytes};
    iovec there{reinterpret_cast<void*>(address), bytes};
    return ::process_vm_readv(pid, &here, 1, &there, 1, 0) == ssize_t(bytes);
}

Awaited awaitedInPoll(int pid, const SystemCall& call)
{
    pollfd some[most];
    const auto count = std::min<std::size_t>(call.argument[1], most);
    Awaited awaited;
    awaited.limited =
        call.number == SYS_poll ? int(call.argument[2]) >= 0 : call.argument[2] != 0;
    if (!copyFrom(pid, call.argument[0], some, count * sizeof(pollfd)))
        return awaited;
    for (std::size_t i = 0; i < count; ++i)
        if (some[i].fd >= 0)
            awaited.descriptors.push_back({some[i].fd, (some[i].events & (POLLIN | POLLPRI)) != 0,
                                           (some[i].events & POLLOUT) != 0});
    return awaited;
}

Awaited awaitedInSelect(int pid, const SystemCall& call)
{
    Awaited awaited;
    awaited.limited = call.argument[4] != 0;
    const int count = std::clamp(int(call.argument[0]), 0, FD_SETSIZE);
    constexpr int bits = 8 * sizeof(fd_mask);
    const std::size_t bytes = std::size_t(count + bits - 1) / bits * sizeof(fd_mask);
    fd_set read;
    fd_set write;
    FD_ZERO(&read);
    FD_ZERO(&write);
    copyFrom(pid, call.argument[1], &read, bytes);
    copyFrom(pid, call.argument[2], &write, bytes);
    for (int fd = 0; fd < count && awaited.descriptors.size() < most; ++fd)
        if (FD_ISSET(fd, &read) || FD_ISSET(fd, &write))
            awaited.descriptors.push_back({fd, FD_ISSET(fd, &read) != 0, FD_ISSET(fd, &write) != 0});
    return awaited;
}

Awaited awaitedInEpoll(int pid, const SystemCall& call)
{
    Awaited awaited;
    awaited.limited = int(call.argument[3]) >= 0;
    const Result<ProcFile> file = ProcFile::open("/proc/" + std::to_string(pid) + "/fdinfo/" +
                                                 std::to_string(int(call.argument[0])));
    char text[8192];
    const Result<std::string_view> set =
        file ? file->read(text, sizeof text) : Result<std::string_view>(file.error());
    if (set)
        awaited.descriptors = epollSet(*set);
    return awaited;
}

/// The number behind `name` in a line of fdinfo; -1: there is none.
std::int64_t numberAfter(std::string_view line, std::string_view name, int base)
{
    const std::size_t at = line.find(name);
    if (at == line.npos)
        return -1;
    line.remove_prefix(at + name.size());
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    std::int64_t number = -1;
    std::from_chars(line.data(), line.data() + line.size(), number, base);
    return number;
}

} // namespace

std::vector<AwaitedDescriptor> epollSet(std::string_view fdinfo)
{
    std::vector<AwaitedDescriptor> set;
    while (!fdinfo.empty() && set.size() < most) {
        const std::size_t end = std::min(fdinfo.find('\n'), fdinfo.size());
        const std::string_view line = fdinfo.substr(0, end);
        fdinfo.remove_prefix(std::min(end + 1, fdinfo.size()));
        const std::int64_t fd = numberAfter(line, "tfd:", 10);
        const std::int64_t events = numberAfter(line, "events:", 16);
        const AwaitedDescriptor one{int(fd), (events & EPOLLIN) != 0, (events & EPOLLOUT) != 0};
        if (fd >= 0 && events >= 0 && (one.read || one.write))
            set.push_back(one);
    }
    return set;
}

Awaited awaitedBy(int pid, const SystemCall& call)
{
    switch (call.number) {
    case SYS_poll:
    case SYS_ppoll:
        return awaitedInPoll(pid, call);
    case SYS_select:
    case SYS_pselect6:
        return awaitedInSelect(pid, call);
    case SYS_epoll_wait:
    case SYS_epoll_pwait:
        return awaitedInEpoll(pid, call);
    default:
        return {};
    }
}

} // namespace crosstalk::kernel
