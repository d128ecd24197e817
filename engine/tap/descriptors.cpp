#include "engine/tap/call.h"
#include "engine/tap/rawcalls.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/single_threaded.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

// Calls on descriptors whatever they lead to: a pipe, a socket. What is only about one mechanism
// lies in its own folder. A descriptor that leads elsewhere costs one look into a table.

// Locks on files are a mechanism of their own (lock/tap/filelocks.cpp).
namespace crosstalk::tap {
bool locksFile(int command);
int lockByFcntl(int fd, int command, struct flock* wanted, void* returnAddress);
} // namespace crosstalk::tap

using namespace crosstalk::tap;

namespace {

/// The attached thread if fd is a channel's, else null.
inline Thread* watching(int fd)
{
    return worker.control != nullptr && objectOf(fd) != 0 ? current() : nullptr;
}

/// read() or write() as libc's own does it while there is one thread, when it is no cancellation
/// point; without the return from libc, which would be mispredicted after the system call.
CROSSTALK_INLINE ssize_t kernelTransfer(long number, int fd, const void* buffer, std::size_t size)
{
    long result;
    asm volatile("syscall"
                 : "=a"(result)
                 : "a"(number), "D"(long(fd)), "S"(buffer), "d"(size)
                 : "rcx", "r11", "memory");
    if (result >= 0) [[likely]]
        return result;
    errno = int(-result);
    return -1;
}

/// `buffer` holds at least `first` bytes of the `size` to be moved: enough for the payload.
template<class Operation>
CROSSTALK_INLINE ssize_t transfer(CallId call, int fd, const void* buffer, std::size_t first,
                                  std::size_t size, void* returnAddress, Operation operation)
{
    Thread* thread = watching(fd);
    if (thread == nullptr) [[likely]]
        return operation();
    Call reported(thread, call, objectOf(fd), 0, fd, size, returnAddress, 0,
                  worker.descriptor[fd].flags & NonBlocking);
    const ssize_t result = operation();
    const int error = result < 0 ? errno : 0;
    const std::size_t moved = result > 0 ? std::size_t(result) : 0;
    reported.finish(result, error, buffer, moved < first ? moved : first);
    restoreErrno(error);
    return result;
}

std::size_t total(const iovec* parts, int count)
{
    std::size_t size = 0;
    for (int i = 0; i < count; ++i)
        size += parts[i].iov_len;
    return size;
}

/// Reports `make`, which gives a new descriptor, and then where it leads. What `target` led to
/// until then is let go of before; -1: it is a free one.
template<class Operation>
int opening(CallId call, int fd, int target, void* returnAddress, Operation make)
{
    Thread* thread = current();
    if (thread == nullptr)
        return make();
    Call reported(thread, call, fd >= 0 ? objectOf(fd) : 0, 0, fd, 0, returnAddress);
    if (target >= 0 && target != fd && rawCall(SYS_fcntl, fd, F_GETFD) >= 0)
        closedDescriptor(*thread, target);
    const int result = make();
    const int error = result < 0 ? errno : 0;
    if (result >= 0)
        openedDescriptor(*thread, result);
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

} // namespace

CROSSTALK_EXPORT ssize_t read(int fd, void* buffer, std::size_t size)
{
    return transfer(idOf("read"), fd, buffer, size, size, __builtin_return_address(0), [&] {
        return __libc_single_threaded ? kernelTransfer(SYS_read, fd, buffer, size)
                                      : CROSSTALK_REAL(read)(fd, buffer, size);
    });
}

CROSSTALK_EXPORT ssize_t write(int fd, const void* buffer, std::size_t size)
{
    return transfer(idOf("write"), fd, buffer, size, size, __builtin_return_address(0), [&] {
        return __libc_single_threaded ? kernelTransfer(SYS_write, fd, buffer, size)
                                      : CROSSTALK_REAL(write)(fd, buffer, size);
    });
}

CROSSTALK_EXPORT ssize_t readv(int fd, const iovec* parts, int count)
{
    return transfer(idOf("readv"), fd, count > 0 ? parts[0].iov_base : nullptr,
                    count > 0 ? parts[0].iov_len : 0, total(parts, count),
                    __builtin_return_address(0),
                    [&] { return CROSSTALK_REAL(readv)(fd, parts, count); });
}

CROSSTALK_EXPORT ssize_t writev(int fd, const iovec* parts, int count)
{
    return transfer(idOf("writev"), fd, count > 0 ? parts[0].iov_base : nullptr,
                    count > 0 ? parts[0].iov_len : 0, total(parts, count),
                    __builtin_return_address(0),
                    [&] { return CROSSTALK_REAL(writev)(fd, parts, count); });
}

CROSSTALK_EXPORT int close(int fd)
{
    if (worker.control != nullptr && fd == worker.controlFd && fd >= 0) {
        errno = EBADF; // a program that closes all it does not know keeps its tap
        return -1;
    }
    Thread* thread = watching(fd);
    if (thread == nullptr)
        return CROSSTALK_REAL(close)(fd);
    Call reported(thread, idOf("close"), objectOf(fd), 0, fd, 0, __builtin_return_address(0));
    closedDescriptor(*thread, fd);
    const int result = CROSSTALK_REAL(close)(fd);
    const int error = result < 0 ? errno : 0;
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

CROSSTALK_EXPORT int dup(int fd)
{
    if (watching(fd) == nullptr)
        return CROSSTALK_REAL(dup)(fd);
    return opening(idOf("dup"), fd, -1, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(dup)(fd); });
}

CROSSTALK_EXPORT int dup2(int fd, int target)
{
    if (watching(fd) == nullptr && watching(target) == nullptr)
        return CROSSTALK_REAL(dup2)(fd, target);
    if (target == worker.controlFd && target >= 0) {
        errno = EBADF;
        return -1;
    }
    return opening(idOf("dup2"), fd, target, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(dup2)(fd, target); });
}

CROSSTALK_EXPORT int dup3(int fd, int target, int flags)
{
    if (watching(fd) == nullptr && watching(target) == nullptr)
        return CROSSTALK_REAL(dup3)(fd, target, flags);
    return opening(idOf("dup3"), fd, target, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(dup3)(fd, target, flags); });
}

namespace {

/// The name under which a command of fcntl() is reported, 0: not at all.
CallId commandId(int command)
{
    switch (command) {
    case F_SETPIPE_SZ:
        return idOf("fcntl(F_SETPIPE_SZ)");
    case F_SETFL:
        return idOf("fcntl(F_SETFL)");
    default:
        return 0;
    }
}

template<class Operation>
int control(int fd, int command, long argument, void* returnAddress, Operation real)
{
    if (locksFile(command))
        return lockByFcntl(fd, command, reinterpret_cast<struct flock*>(argument), returnAddress);
    if (watching(fd) == nullptr)
        return real();
    if (command == F_DUPFD || command == F_DUPFD_CLOEXEC)
        return opening(idOf("fcntl"), fd, -1, returnAddress, real);
    const CallId call = commandId(command);
    if (call == 0)
        return real();
    Thread* thread = current();
    Call reported(thread, call, objectOf(fd), 0, fd, std::size_t(argument), returnAddress);
    const int result = real();
    const int error = result < 0 ? errno : 0;
    if (command == F_SETFL && result == 0)
        accessChanged(*thread, fd);
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

} // namespace

CROSSTALK_EXPORT int fcntl(int fd, int command, ...)
{
    va_list list;
    va_start(list, command);
    const long argument = va_arg(list, long);
    va_end(list);
    return control(fd, command, argument, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(fcntl)(fd, command, argument); });
}

CROSSTALK_EXPORT int fcntl64(int fd, int command, ...)
{
    va_list list;
    va_start(list, command);
    const long argument = va_arg(list, long);
    va_end(list);
    return control(fd, command, argument, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(fcntl64)(fd, command, argument); });
}

/// Keeps the tap's own descriptor open.
CROSSTALK_EXPORT int close_range(unsigned first, unsigned last, int flags) noexcept
{
    const auto real = CROSSTALK_REAL(close_range);
    const auto own = unsigned(worker.controlFd);
    const bool keepsOwn = worker.control != nullptr && worker.controlFd >= 0;
    Thread* thread = worker.control != nullptr ? current() : nullptr;
    if (thread == nullptr || first > last || (flags & CLOSE_RANGE_CLOEXEC) != 0)
        return keepsOwn && first <= own && own <= last ? 0 : real(first, last, flags);
    for (unsigned fd = first; fd <= last && fd < unsigned(descriptorCount); ++fd)
        closedDescriptor(*thread, int(fd));
    if (!keepsOwn)
        return real(first, last, flags);
    int result = first < own ? real(first, last < own ? last : own - 1, flags) : 0;
    if (result == 0 && last > own)
        result = real(first > own ? first : own + 1, last, flags);
    return result;
}
