#include "engine/mechanisms/lock/tap/locking.h"
#include "engine/mechanisms/queue/tap/showbytes.h"
#include "engine/tap/rawcalls.h"

#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <stdarg.h>
#include <sys/stat.h>

// POSIX message queues. On Linux their descriptors are file descriptors of the mqueue file system,
// so that a queue's identity is an inode's, and close() and fork() do what they do with others.

using namespace crosstalk::tap;

namespace {

/// The queue of this name, described; where there is none, a key that stands for the name.
std::uint64_t queueOf(Thread& thread, const char* name)
{
    if (name == nullptr || name[0] != '/')
        return 0;
    struct stat status
    {
    };
    mq_attr attributes{};
    std::uint64_t object = namedKey(name);
    const long fd = rawCall(SYS_mq_open, asLong(name + 1), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd >= 0) {
        rawCall(SYS_newfstatat, fd, asLong(""), asLong(&status), AT_EMPTY_PATH);
        rawCall(SYS_mq_getsetattr, fd, 0, asLong(&attributes));
        rawCall(SYS_close, fd);
        object = objectKey(status.st_dev, status.st_ino);
    }
    describeObject(thread, object, status, ObjectKind::PosixQueue,
                   std::uint32_t(attributes.mq_maxmsg), internName(name));
    return object;
}

std::uint64_t longestMessage(int queue)
{
    mq_attr attributes{};
    rawCall(SYS_mq_getsetattr, queue, 0, asLong(&attributes));
    return std::uint64_t(attributes.mq_msgsize);
}

mqd_t openQueue(const char* name, int flags, mode_t mode, mq_attr* attributes, void* returnAddress)
{
    const auto real = [&] { return CROSSTALK_REAL(mq_open)(name, flags, mode, attributes); };
    Thread* thread = worker.control != nullptr ? current() : nullptr;
    if (thread == nullptr)
        return real();
    Call reported(thread, idOf("mq_open"), 0, 0, -1, 0, returnAddress);
    const mqd_t queue = real();
    const int error = queue < 0 ? errno : 0;
    std::uint64_t longest = 0;
    if (queue >= 0) {
        openedDescriptor(*thread, queue);
        reported.setObject(objectOf(queue));
        longest = longestMessage(queue);
    } else {
        reported.setObject(queueOf(*thread, name));
    }
    reported.finish(queue, error, &longest, queue >= 0 ? sizeof longest : 0);
    restoreErrno(error);
    return queue;
}

/// This thread, if the descriptor leads to something that is watched.
Thread* watching(int fd)
{
    return objectOf(fd) != 0 ? current() : nullptr;
}

std::uint8_t waitsNot(int fd)
{
    return worker.descriptor[fd].flags & NonBlocking;
}

/// A call on a queue that moves no message.
template<class Operation>
int onQueue(CallId call, mqd_t queue, void* returnAddress, Operation operation)
{
    Thread* thread = watching(queue);
    if (thread == nullptr)
        return operation();
    Call reported(thread, call, objectOf(queue), 0, queue, 0, returnAddress);
    const int result = operation();
    const int error = result < 0 ? errno : 0;
    if (result == 0 && call == idOf("mq_setattr"))
        accessChanged(*thread, queue);
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

template<class Operation>
int sending(CallId call, mqd_t queue, const char* data, std::size_t size, unsigned priority,
            void* returnAddress, Operation operation)
{
    Thread* thread = watching(queue);
    if (thread == nullptr)
        return operation();
    Call reported(thread, call, objectOf(queue), 0, queue, size, returnAddress, priority,
                  waitsNot(queue));
    showSent(*thread, data, size, priority);
    const int result = operation();
    const int error = result < 0 ? errno : 0;
    reported.finish(result, error, data, result < 0 ? 0 : size);
    restoreErrno(error);
    return result;
}

template<class Operation>
ssize_t receiving(CallId call, mqd_t queue, const char* data, std::size_t size, unsigned* priority,
                  void* returnAddress, Operation operation)
{
    Thread* thread = watching(queue);
    unsigned got = 0;
    if (thread == nullptr)
        return operation(priority);
    Call reported(thread, call, objectOf(queue), 0, queue, size, returnAddress, 0, waitsNot(queue));
    const ssize_t result = operation(&got);
    const int error = result < 0 ? errno : 0;
    if (result >= 0) {
        showMessage(*thread, data, std::size_t(result), got);
        if (priority != nullptr)
            *priority = got;
    }
    reported.finish(result, error, data, result < 0 ? 0 : std::size_t(result));
    restoreErrno(error);
    return result;
}

} // namespace

CROSSTALK_EXPORT mqd_t mq_open(const char* name, int flags, ...)
{
    mode_t mode = 0;
    mq_attr* attributes = nullptr;
    if ((flags & O_CREAT) != 0) {
        va_list list;
        va_start(list, flags);
        mode = va_arg(list, mode_t);
        attributes = va_arg(list, mq_attr*);
        va_end(list);
    }
    return openQueue(name, flags, mode, attributes, __builtin_return_address(0));
}

CROSSTALK_EXPORT int mq_close(mqd_t queue)
{
    Thread* thread = watching(queue);
    if (thread == nullptr)
        return CROSSTALK_REAL(mq_close)(queue);
    Call reported(thread, idOf("mq_close"), objectOf(queue), 0, queue, 0,
                  __builtin_return_address(0));
    closedDescriptor(*thread, queue);
    const int result = CROSSTALK_REAL(mq_close)(queue);
    const int error = result < 0 ? errno : 0;
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

CROSSTALK_EXPORT int mq_unlink(const char* name)
{
    Thread* thread = worker.control != nullptr ? current() : nullptr;
    if (thread == nullptr)
        return CROSSTALK_REAL(mq_unlink)(name);
    Call reported(thread, idOf("mq_unlink"), queueOf(*thread, name), 0, -1, 0,
                  __builtin_return_address(0));
    const int result = CROSSTALK_REAL(mq_unlink)(name);
    const int error = result < 0 ? errno : 0;
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

CROSSTALK_EXPORT int mq_send(mqd_t queue, const char* data, std::size_t size, unsigned priority)
{
    return sending(idOf("mq_send"), queue, data, size, priority, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(mq_send)(queue, data, size, priority); });
}

CROSSTALK_EXPORT int mq_timedsend(mqd_t queue, const char* data, std::size_t size,
                                  unsigned priority, const timespec* deadline)
{
    return sending(
        idOf("mq_timedsend"), queue, data, size, priority, __builtin_return_address(0), [&] {
            const timespec real = deadline != nullptr ? realDeadline(*deadline) : timespec{};
            return CROSSTALK_REAL(mq_timedsend)(queue, data, size, priority,
                                                deadline != nullptr ? &real : nullptr);
        });
}

CROSSTALK_EXPORT ssize_t mq_receive(mqd_t queue, char* data, std::size_t size, unsigned* priority)
{
    return receiving(
        idOf("mq_receive"), queue, data, size, priority, __builtin_return_address(0),
        [&](unsigned* got) { return CROSSTALK_REAL(mq_receive)(queue, data, size, got); });
}

CROSSTALK_EXPORT ssize_t mq_timedreceive(mqd_t queue, char* data, std::size_t size,
                                         unsigned* priority, const timespec* deadline)
{
    return receiving(idOf("mq_timedreceive"), queue, data, size, priority,
                     __builtin_return_address(0), [&](unsigned* got) {
                         const timespec real =
                             deadline != nullptr ? realDeadline(*deadline) : timespec{};
                         return CROSSTALK_REAL(mq_timedreceive)(
                             queue, data, size, got, deadline != nullptr ? &real : nullptr);
                     });
}

CROSSTALK_EXPORT int mq_getattr(mqd_t queue, mq_attr* attributes)
{
    return onQueue(idOf("mq_getattr"), queue, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(mq_getattr)(queue, attributes); });
}

CROSSTALK_EXPORT int mq_setattr(mqd_t queue, const mq_attr* wanted, mq_attr* before)
{
    return onQueue(idOf("mq_setattr"), queue, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(mq_setattr)(queue, wanted, before); });
}

CROSSTALK_EXPORT int mq_notify(mqd_t queue, const sigevent* how)
{
    return onQueue(idOf("mq_notify"), queue, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(mq_notify)(queue, how); });
}
