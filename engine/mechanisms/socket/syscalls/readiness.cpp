#include "engine/syscalls/tracee.h"

#include <algorithm>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/syscall.h>

// Calls that wait until one of several descriptors is ready, as socket/tap/readiness.cpp reports
// them: that a thread sleeps, and on what when it waits without limit for one thing only.

namespace crosstalk::syscalls {

namespace {

bool isChannel(const OpenFile* file)
{
    if (file == nullptr)
        return false;
    const tap::ObjectKind kind = file->kind;
    return kind == tap::ObjectKind::Pipe || kind == tap::ObjectKind::Fifo ||
           (kind >= tap::ObjectKind::UnixStream && kind <= tap::ObjectKind::TcpListener);
}

/// What is waited for: `any` of ours at all, and `only` the one to be read from.
class Awaited
{
public:
    explicit Awaited(Tracee& tracee) : m_tracee(tracee) {}

    void add(int fd, bool reads)
    {
        const OpenFile* const file = m_tracee.lookAgain(fd);
        if (!isChannel(file)) {
            m_several = true;
            return;
        }
        m_several = m_several || m_any || !reads;
        m_any = true;
        m_only = fd;
    }

    void report(Call& call, tap::CallId name, bool withoutLimit) const
    {
        if (!m_any)
            return;
        const bool one = withoutLimit && !m_several;
        call.report(name, one ? m_tracee.file(m_only)->object : 0, one ? m_only : -1);
    }

private:
    Tracee& m_tracee;
    bool m_any = false;
    bool m_several = false;
    int m_only = -1;
};

void polling(Call& call, tap::CallId name, bool withoutLimit)
{
    constexpr std::uint64_t most = 4096;
    std::vector<pollfd> some(std::min<std::uint64_t>(call.argument(1), most));
    const std::size_t got = call.tracee().memory().read(call.argument(0), some.data(),
                                                        some.size() * sizeof(pollfd));
    some.resize(got / sizeof(pollfd));
    Awaited awaited(call.tracee());
    for (const pollfd& one : some)
        if (one.fd >= 0)
            awaited.add(one.fd, (one.events & POLLOUT) == 0);
    awaited.report(call, name, withoutLimit);
}

void selecting(Call& call, tap::CallId name)
{
    const int count = std::min(call.fd(), FD_SETSIZE);
    fd_set read{};
    fd_set write{};
    if (call.argument(1) != 0)
        call.tracee().memory().read(call.argument(1), &read, std::size_t(count + 7) / 8);
    if (call.argument(2) != 0)
        call.tracee().memory().read(call.argument(2), &write, std::size_t(count + 7) / 8);
    Awaited awaited(call.tracee());
    for (int fd = 0; fd < count; ++fd)
        if (FD_ISSET(fd, &read) || FD_ISSET(fd, &write))
            awaited.add(fd, !FD_ISSET(fd, &write));
    awaited.report(call, name, call.argument(4) == 0);
}

/// What an epoll descriptor's set consists of, by /proc/PID/fdinfo; only to learn what one sleeps
/// on, so asked when it may sleep.
void onEpoll(Call& call, tap::CallId name, bool withoutLimit)
{
    Awaited awaited(call.tracee());
    const std::vector<std::pair<int, std::uint32_t>> set = call.tracee().epollSet(call.fd());
    for (const auto& [fd, events] : set)
        awaited.add(fd, (events & EPOLLOUT) == 0);
    call.report(name, 0, call.fd());
    awaited.report(call, name, withoutLimit);
}

constexpr Traced readinessCalls[] = {
    {SYS_poll,
     [](Call& call) { polling(call, idOf("poll"), std::int32_t(call.argument(2)) < 0); }},
    {SYS_ppoll, [](Call& call) { polling(call, idOf("ppoll"), call.argument(2) == 0); }},
    {SYS_select, [](Call& call) { selecting(call, idOf("select")); }},
    {SYS_pselect6, [](Call& call) { selecting(call, idOf("pselect")); }},
    {SYS_epoll_wait,
     [](Call& call) {
         onEpoll(call, idOf("epoll_wait"), std::int32_t(call.argument(3)) < 0);
     }},
    {SYS_epoll_pwait,
     [](Call& call) {
         onEpoll(call, idOf("epoll_pwait"), std::int32_t(call.argument(3)) < 0);
     }},
    {SYS_epoll_pwait2,
     [](Call& call) { onEpoll(call, idOf("epoll_pwait"), call.argument(3) == 0); }},
};

const Registration registration(readinessCalls);

} // namespace

} // namespace crosstalk::syscalls
