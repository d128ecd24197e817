#include "engine/tap/call.h"
#include "engine/tap/rawcalls.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

// Eventfds. All of them have the same inode; the kernel numbers them in /proc/self/fdinfo.

using namespace crosstalk::tap;

namespace {

/// The number after `label` in `text`, or -1.
std::int64_t numberAfter(const char* text, const char* label, int base)
{
    for (; *text != '\0'; ++text) {
        const char* at = text;
        const char* wanted = label;
        while (*wanted != '\0' && *at == *wanted)
            ++at, ++wanted;
        if (*wanted != '\0')
            continue;
        while (*at == ' ' || *at == '\t')
            ++at;
        std::int64_t value = 0;
        for (;; ++at) {
            const int digit = *at >= '0' && *at <= '9'   ? *at - '0'
                              : *at >= 'a' && *at <= 'f' ? *at - 'a' + 10
                                                         : 99;
            if (digit >= base)
                return value;
            value = value * base + digit;
        }
    }
    return -1;
}

/// What /proc/self/fdinfo says of the descriptor.
bool readInfo(int fd, char (&text)[512])
{
    char path[40] = "/proc/self/fdinfo/";
    char digits[12];
    int count = 0;
    do
        digits[count++] = char('0' + fd % 10);
    while ((fd /= 10) != 0);
    char* at = path + 18;
    while (count > 0)
        *at++ = digits[--count];
    *at = '\0';
    const long info = rawCall(SYS_openat, AT_FDCWD, asLong(path), O_RDONLY | O_CLOEXEC);
    if (info < 0)
        return false;
    const long length = rawCall(SYS_read, info, asLong(text), sizeof text - 1);
    rawCall(SYS_close, info);
    text[length > 0 ? length : 0] = '\0';
    return length > 0;
}

/// Eventfds have no file type at all.
bool describeEventFd(Thread& thread, int fd, const struct stat& status)
{
    char text[512];
    const std::int64_t id = readInfo(fd, text) ? numberAfter(text, "eventfd-id:", 10) : -1;
    const std::int64_t count = id >= 0 ? numberAfter(text, "eventfd-count:", 16) : -1;
    if (id < 0)
        return false;
    char name[] = "eventfd 0123456789abcdef";
    for (int i = 0; i < 16; ++i)
        name[8 + i] = "0123456789abcdef"[std::uint64_t(id) >> 4 * i & 15];
    recordDescriptor(thread, fd, status,
                     {namedKey({name, sizeof name - 1}), ObjectKind::EventFd, accessOf(fd)},
                     count > 0 ? std::uint32_t(count) : 0, 0);
    return true;
}

template<class Operation>
int transfer(CallId call, int fd, const eventfd_t* value, void* returnAddress, Operation operation)
{
    Thread* thread = worker.control != nullptr && objectOf(fd) != 0 ? current() : nullptr;
    if (thread == nullptr)
        return operation();
    Call reported(thread, call, objectOf(fd), 0, fd, sizeof *value, returnAddress);
    const int result = operation();
    const int error = result < 0 ? errno : 0;
    reported.finish(result, error, value, result < 0 ? 0 : sizeof *value);
    restoreErrno(error);
    return result;
}

} // namespace

CROSSTALK_DESCRIBES(0, describeEventFd)

CROSSTALK_EXPORT int eventfd(unsigned count, int flags) noexcept
{
    Thread* thread = worker.control != nullptr ? current() : nullptr;
    if (thread == nullptr)
        return CROSSTALK_REAL(eventfd)(count, flags);
    Call reported(thread, idOf("eventfd"), 0, 0, -1, 0, __builtin_return_address(0), count);
    const int result = CROSSTALK_REAL(eventfd)(count, flags);
    const int error = result < 0 ? errno : 0;
    if (result >= 0) {
        openedDescriptor(*thread, result);
        reported.setObject(objectOf(result));
    }
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

CROSSTALK_EXPORT int eventfd_read(int fd, eventfd_t* value)
{
    return transfer(idOf("eventfd_read"), fd, value, __builtin_return_address(0),
                    [&] { return CROSSTALK_REAL(eventfd_read)(fd, value); });
}

CROSSTALK_EXPORT int eventfd_write(int fd, eventfd_t value)
{
    return transfer(idOf("eventfd_write"), fd, &value, __builtin_return_address(0),
                    [&] { return CROSSTALK_REAL(eventfd_write)(fd, value); });
}
