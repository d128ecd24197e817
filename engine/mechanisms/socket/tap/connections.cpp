#include "engine/mechanisms/socket/tap/sockets.h"

#include <errno.h>

// What makes sockets, gives them addresses, connects them and ends them.

using namespace crosstalk::tap;

namespace {

/// The attached thread if fd is a socket that we know, described or not.
Thread* watching(int fd)
{
    if (worker.control == nullptr || unsigned(fd) >= descriptorCount)
        return nullptr;
    return objectOf(fd) != 0 || sockets::isUndescribed(fd) ? current() : nullptr;
}

int acceptAs(CallId call, int fd, int flags, void* returnAddress,
             int (*real)(int, sockaddr*, socklen_t*, int), sockaddr* address, socklen_t* size)
{
    Thread* thread = objectOf(fd) != 0 ? current() : nullptr;
    if (thread == nullptr)
        return real(fd, address, size, flags);
    Call reported(thread, call, objectOf(fd), 0, fd, 0, returnAddress, 0, sockets::waiting(fd, 0));
    const int result = real(fd, address, size, flags);
    const int error = result < 0 ? errno : 0;
    if (result >= 0)
        openedDescriptor(*thread, result);
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

bool isDatagram(int fd)
{
    return sockets::typeOf(fd) == SOCK_DGRAM;
}

} // namespace

CROSSTALK_EXPORT int socket(int family, int type, int protocol) noexcept
{
    Thread* thread = current();
    if (thread == nullptr)
        return CROSSTALK_REAL(socket)(family, type, protocol);
    Call reported(thread, idOf("socket"), 0, 0, -1, 0, __builtin_return_address(0));
    const int result = CROSSTALK_REAL(socket)(family, type, protocol);
    const int error = result < 0 ? errno : 0;
    if (result >= 0) {
        openedDescriptor(*thread, result);
        sockets::noteSocket(result);
    }
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

CROSSTALK_EXPORT int socketpair(int family, int type, int protocol, int ends[2]) noexcept
{
    Thread* thread = current();
    if (thread == nullptr)
        return CROSSTALK_REAL(socketpair)(family, type, protocol, ends);
    Call reported(thread, idOf("socketpair"), 0, 0, -1, 0, __builtin_return_address(0));
    const int result = CROSSTALK_REAL(socketpair)(family, type, protocol, ends);
    const int error = result < 0 ? errno : 0;
    if (result == 0) {
        openedDescriptor(*thread, ends[0]);
        openedDescriptor(*thread, ends[1]);
        reported.setObject(objectOf(ends[0]));
    }
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

CROSSTALK_EXPORT int bind(int fd, const sockaddr* address, socklen_t size) noexcept
{
    Thread* thread = watching(fd);
    if (thread == nullptr)
        return CROSSTALK_REAL(bind)(fd, address, size);
    const auto at = sockets::addressOf(address, size, sockets::typeOf(fd));
    Call reported(thread, idOf("bind"), at.key, 0, fd, 0, __builtin_return_address(0));
    const int result = CROSSTALK_REAL(bind)(fd, address, size);
    const int error = result < 0 ? errno : 0;
    if (result < 0)
        sockets::describeAddress(*thread, fd, at);
    else if (isDatagram(fd))
        openedDescriptor(*thread, fd);
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

CROSSTALK_EXPORT int listen(int fd, int backlog) noexcept
{
    Thread* thread = watching(fd);
    if (thread == nullptr)
        return CROSSTALK_REAL(listen)(fd, backlog);
    Call reported(thread, idOf("listen"), objectOf(fd), 0, fd, 0, __builtin_return_address(0),
                  std::uint64_t(std::int64_t(backlog)));
    const int result = CROSSTALK_REAL(listen)(fd, backlog);
    const int error = result < 0 ? errno : 0;
    if (result == 0) {
        openedDescriptor(*thread, fd);
        reported.setObject(objectOf(fd));
    }
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

CROSSTALK_EXPORT int connect(int fd, const sockaddr* address, socklen_t size)
{
    Thread* thread = watching(fd);
    if (thread == nullptr)
        return CROSSTALK_REAL(connect)(fd, address, size);
    const bool datagram = isDatagram(fd);
    const auto at = sockets::addressOf(address, size, sockets::typeOf(fd));
    const auto flags = std::uint8_t(accessOf(fd) & NonBlocking);
    Call reported(thread, idOf("connect"), datagram ? 0 : at.key, 0, fd, 0,
                  __builtin_return_address(0), 0, flags);
    const int result = CROSSTALK_REAL(connect)(fd, address, size);
    const int error = result < 0 ? errno : 0;
    if (result == 0 || error == EINPROGRESS)
        openedDescriptor(*thread, fd);
    else if (!datagram)
        sockets::describeAddress(*thread, fd, at);
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

CROSSTALK_EXPORT int accept(int fd, sockaddr* address, socklen_t* size)
{
    return acceptAs(
        idOf("accept"), fd, 0, __builtin_return_address(0),
        [](int listener, sockaddr* to, socklen_t* room, int) {
            return CROSSTALK_REAL(accept)(listener, to, room);
        },
        address, size);
}

CROSSTALK_EXPORT int accept4(int fd, sockaddr* address, socklen_t* size, int flags)
{
    return acceptAs(
        idOf("accept4"), fd, flags, __builtin_return_address(0),
        [](int listener, sockaddr* to, socklen_t* room, int wanted) {
            return CROSSTALK_REAL(accept4)(listener, to, room, wanted);
        },
        address, size);
}

CROSSTALK_EXPORT int shutdown(int fd, int how) noexcept
{
    Thread* thread = watching(fd);
    if (thread == nullptr)
        return CROSSTALK_REAL(shutdown)(fd, how);
    Call reported(thread, idOf("shutdown"), objectOf(fd), 0, fd, 0, __builtin_return_address(0),
                  std::uint64_t(how));
    const int result = CROSSTALK_REAL(shutdown)(fd, how);
    const int error = result < 0 ? errno : 0;
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

// After a connect that was in progress everybody asks for SO_ERROR: then it is known whether the
// socket leads somewhere.
CROSSTALK_EXPORT int getsockopt(int fd, int level, int name, void* value, socklen_t* size) noexcept
{
    const int result = CROSSTALK_REAL(getsockopt)(fd, level, name, value, size);
    if (worker.control != nullptr && level == SOL_SOCKET && name == SO_ERROR &&
        sockets::isUndescribed(fd)) {
        const int error = errno;
        if (Thread* thread = current())
            sockets::lookAgain(*thread, fd);
        errno = error;
    }
    return result;
}
