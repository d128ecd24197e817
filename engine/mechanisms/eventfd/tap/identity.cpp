#include "engine/tap/identity.h"
#include "engine/tap/rawcalls.h"

#include <fcntl.h>

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
bool identifyEventFd(int fd, const struct stat&, Identity& out)
{
    char text[512];
    const std::int64_t id = readInfo(fd, text) ? numberAfter(text, "eventfd-id:", 10) : -1;
    const std::int64_t count = id >= 0 ? numberAfter(text, "eventfd-count:", 16) : -1;
    if (id < 0)
        return false;
    char name[] = "eventfd 0123456789abcdef";
    for (int i = 0; i < 16; ++i)
        name[8 + i] = "0123456789abcdef"[std::uint64_t(id) >> 4 * i & 15];
    out.object = namedKey({name, sizeof name - 1});
    out.kind = ObjectKind::EventFd;
    out.access = accessOf(fd);
    out.capacity = count > 0 ? std::uint32_t(count) : 0;
    return true;
}

} // namespace

CROSSTALK_IDENTIFIES(0, identifyEventFd)
