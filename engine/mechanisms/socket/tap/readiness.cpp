#include "engine/tap/call.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/select.h>

// Calls that wait until one of several descriptors is ready. They move nothing, so what is reported
// is that a thread sleeps, and on what when it waits without limit for one thing only.

// glibc declares what poll is given as write-only, so that it may be read only behind it.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"

using namespace crosstalk::tap;

namespace {

bool isChannel(int fd)
{
    if (unsigned(fd) >= descriptorCount || worker.descriptor[fd].object == 0)
        return false;
    const ObjectKind kind = worker.descriptor[fd].kind;
    return kind == ObjectKind::Pipe || kind == ObjectKind::Fifo ||
           (kind >= ObjectKind::UnixStream && kind <= ObjectKind::TcpListener);
}

/// What is waited for: `any` of ours at all, and `only` the one to be read from.
struct Awaited
{
    bool any = false;
    bool several = false;
    int only = -1;

    void add(int fd, bool reads)
    {
        if (!isChannel(fd)) {
            several = true;
            return;
        }
        several = several || any || !reads;
        any = true;
        only = fd;
    }
};

template<class Operation>
int waiting(CallId call, const Awaited& awaited, bool withoutLimit, void* returnAddress,
            Operation operation)
{
    Thread* thread = awaited.any ? current() : nullptr;
    if (thread == nullptr)
        return operation();
    const bool one = withoutLimit && !awaited.several;
    Call reported(thread, call, one ? objectOf(awaited.only) : 0, 0, one ? awaited.only : -1, 0,
                  returnAddress);
    const int result = operation();
    const int error = result < 0 ? errno : 0;
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

Awaited awaitedIn(const pollfd* some, nfds_t count)
{
    Awaited awaited;
    if (worker.control == nullptr)
        return awaited;
    for (nfds_t i = 0; i < count; ++i)
        if (some[i].fd >= 0)
            awaited.add(some[i].fd, (some[i].events & POLLOUT) == 0);
    return awaited;
}

Awaited awaitedIn(int count, const fd_set* read, const fd_set* write)
{
    Awaited awaited;
    if (worker.control == nullptr)
        return awaited;
    for (int fd = 0; fd < count && fd < FD_SETSIZE; ++fd) {
        const bool reads = read != nullptr && FD_ISSET(fd, read);
        const bool writes = write != nullptr && FD_ISSET(fd, write);
        if (reads || writes)
            awaited.add(fd, !writes);
    }
    return awaited;
}

/// epoll's set is the kernel's: which descriptors are in it is not looked at.
template<class Operation> int onEpoll(CallId call, int fd, void* returnAddress, Operation operation)
{
    Thread* thread = current();
    if (thread == nullptr)
        return operation();
    Call reported(thread, call, 0, 0, fd, 0, returnAddress);
    const int result = operation();
    const int error = result < 0 ? errno : 0;
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

} // namespace

CROSSTALK_EXPORT int poll(pollfd* some, nfds_t count, int timeout)
{
    return waiting(idOf("poll"), awaitedIn(some, count), timeout < 0, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(poll)(some, count, timeout); });
}

CROSSTALK_EXPORT int ppoll(pollfd* some, nfds_t count, const timespec* timeout,
                           const sigset_t* mask)
{
    return waiting(idOf("ppoll"), awaitedIn(some, count), timeout == nullptr,
                   __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(ppoll)(some, count, timeout, mask); });
}

CROSSTALK_EXPORT int select(int count, fd_set* read, fd_set* write, fd_set* except,
                            timeval* timeout)
{
    return waiting(idOf("select"), awaitedIn(count, read, write), timeout == nullptr,
                   __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(select)(count, read, write, except, timeout); });
}

CROSSTALK_EXPORT int pselect(int count, fd_set* read, fd_set* write, fd_set* except,
                             const timespec* timeout, const sigset_t* mask)
{
    return waiting(idOf("pselect"), awaitedIn(count, read, write), timeout == nullptr,
                   __builtin_return_address(0), [&] {
                       return CROSSTALK_REAL(pselect)(count, read, write, except, timeout, mask);
                   });
}

CROSSTALK_EXPORT int epoll_wait(int fd, epoll_event* events, int room, int timeout)
{
    return onEpoll(idOf("epoll_wait"), fd, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(epoll_wait)(fd, events, room, timeout); });
}

CROSSTALK_EXPORT int epoll_pwait(int fd, epoll_event* events, int room, int timeout,
                                 const sigset_t* mask)
{
    return onEpoll(idOf("epoll_pwait"), fd, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(epoll_pwait)(fd, events, room, timeout, mask); });
}

// What _FORTIFY_SOURCE makes of poll.
extern "C" int __poll_chk(pollfd*, nfds_t, int, std::size_t);

CROSSTALK_EXPORT int __poll_chk(pollfd* some, nfds_t count, int timeout, std::size_t room)
{
    if (count > room / sizeof(pollfd))
        return CROSSTALK_REAL(__poll_chk)(some, count, timeout, room);
    return waiting(idOf("poll"), awaitedIn(some, count), timeout < 0, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(poll)(some, count, timeout); });
}
