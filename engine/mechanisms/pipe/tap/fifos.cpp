#include "engine/mechanisms/pipe/opens.h"
#include "engine/tap/call.h"
#include "engine/tap/rawcalls.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>

// A FIFO is opened by its name and waits there for the other side. It is described before it is
// opened: who waits holds no descriptor yet. Other files cost one look at what the name leads to.

using namespace crosstalk::tap;

namespace {

namespace pipe = crosstalk::mechanisms::pipe;

/// Offset of an operation on a thing as a whole, which no descriptor names yet.
constexpr std::uint64_t wholeObject = ~std::uint64_t{0};

std::uint64_t opensFor(int flags)
{
    const int mode = flags & O_ACCMODE;
    const std::uint64_t reads = pipe::ForReading;
    const std::uint64_t writes = pipe::ForWriting;
    return mode == O_RDONLY ? reads : mode == O_WRONLY ? writes : reads | writes;
}

bool isFifo(int folder, const char* path, struct stat& status)
{
    return path != nullptr &&
           rawCall(SYS_newfstatat, folder, asLong(path), asLong(&status), 0) == 0 &&
           S_ISFIFO(status.st_mode);
}

/// `make` opens it; `descriptorOf` tells the descriptor of what it gave, -1 for none.
template<class Make, class DescriptorOf>
auto opening(CallId call, int folder, const char* path, int flags, void* returnAddress, Make make,
             DescriptorOf descriptorOf)
{
    Thread* thread = worker.control != nullptr ? current() : nullptr;
    struct stat status
    {
    };
    if (thread == nullptr || (flags & O_PATH) != 0 || !isFifo(folder, path, status))
        return make();
    const std::uint64_t object = objectKey(status.st_dev, status.st_ino);
    describeObject(*thread, object, status, ObjectKind::Fifo, 0, internName(path));
    Call reported(thread, call, object, wholeObject, -1, 0, returnAddress, opensFor(flags),
                  (flags & O_NONBLOCK) != 0 ? NonBlocking : 0);
    const auto result = make();
    const int fd = descriptorOf(result);
    const int error = fd < 0 ? errno : 0;
    if (fd >= 0)
        openedDescriptor(*thread, fd);
    reported.finish(fd, error);
    restoreErrno(error);
    return result;
}

int itself(int fd)
{
    return fd;
}

int descriptorOf(FILE* file)
{
    return file != nullptr ? fileno(file) : -1;
}

/// The flags of open() that a mode of fopen() stands for.
int flagsOf(const char* mode)
{
    const bool both = __builtin_strchr(mode, '+') != nullptr;
    return both ? O_RDWR : mode[0] == 'r' ? O_RDONLY : O_WRONLY;
}

/// The third argument of open(), where there is one.
mode_t modeOf(int flags, va_list list)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(list, mode_t) : 0;
}

} // namespace

CROSSTALK_EXPORT int open(const char* path, int flags, ...)
{
    va_list list;
    va_start(list, flags);
    const mode_t mode = modeOf(flags, list);
    va_end(list);
    return opening(
        idOf("open"), AT_FDCWD, path, flags, __builtin_return_address(0),
        [&] { return CROSSTALK_REAL(open)(path, flags, mode); }, itself);
}

CROSSTALK_EXPORT int open64(const char* path, int flags, ...)
{
    va_list list;
    va_start(list, flags);
    const mode_t mode = modeOf(flags, list);
    va_end(list);
    return opening(
        idOf("open"), AT_FDCWD, path, flags, __builtin_return_address(0),
        [&] { return CROSSTALK_REAL(open64)(path, flags, mode); }, itself);
}

CROSSTALK_EXPORT int openat(int folder, const char* path, int flags, ...)
{
    va_list list;
    va_start(list, flags);
    const mode_t mode = modeOf(flags, list);
    va_end(list);
    return opening(
        idOf("openat"), folder, path, flags, __builtin_return_address(0),
        [&] { return CROSSTALK_REAL(openat)(folder, path, flags, mode); }, itself);
}

CROSSTALK_EXPORT FILE* fopen(const char* path, const char* mode)
{
    return opening(
        idOf("fopen"), AT_FDCWD, path, flagsOf(mode), __builtin_return_address(0),
        [&] { return CROSSTALK_REAL(fopen)(path, mode); }, descriptorOf);
}
