#include "engine/tap/identity.h"

#include "engine/tap/rawcalls.h"

#include <fcntl.h>

// The bounds of the section that CROSSTALK_IDENTIFIES fills; the linker supplies them.
extern "C" const crosstalk::tap::Identifier __start_crosstalk_identities[]
    __attribute__((visibility("hidden")));
extern "C" const crosstalk::tap::Identifier __stop_crosstalk_identities[]
    __attribute__((visibility("hidden")));

namespace crosstalk::tap {

namespace {

bool startsWith(const char* text, const char* prefix)
{
    for (; *prefix != '\0'; ++text, ++prefix)
        if (*text != *prefix)
            return false;
    return true;
}

/// "/proc/self/fd/N" into `path`.
void linkPath(char* path, int fd)
{
    const char* prefix = "/proc/self/fd/";
    while (*prefix != '\0')
        *path++ = *prefix++;
    char digits[12];
    int count = 0;
    do
        digits[count++] = char('0' + fd % 10);
    while ((fd /= 10) != 0);
    while (count > 0)
        *path++ = digits[--count];
    *path = '\0';
}

} // namespace

bool identify(int fd, const struct stat& status, Identity& out)
{
    for (const Identifier* one = __start_crosstalk_identities; one != __stop_crosstalk_identities;
         ++one)
        if (one->format == (status.st_mode & S_IFMT) && one->identify(fd, status, out))
            return true;
    return false;
}

std::uint8_t accessOf(int fd)
{
    const int flags = int(rawCall(SYS_fcntl, fd, F_GETFL));
    const int mode = flags & O_ACCMODE;
    return std::uint8_t((mode != O_WRONLY ? CanRead : 0) | (mode != O_RDONLY ? CanWrite : 0) |
                        ((flags & O_NONBLOCK) != 0 ? NonBlocking : 0));
}

void nameOf(int fd, char* name, std::size_t room)
{
    char path[40];
    linkPath(path, fd);
    char target[256];
    const long length = rawCall(SYS_readlink, asLong(path), asLong(target), sizeof target - 1);
    target[length > 0 ? length : 0] = '\0';
    copyText(name, room, startsWith(target, "/dev/shm/") ? target + 8 : target);
}

void copyText(char* to, std::size_t room, const char* from)
{
    std::size_t length = 0;
    for (; length + 1 < room && from[length] != '\0'; ++length)
        to[length] = from[length];
    to[length] = '\0';
}

} // namespace crosstalk::tap
