#include "engine/tap/call.h"
#include "engine/tap/rawcalls.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

// Locks on files: flock, fcntl's on ranges of bytes, lockf. A descriptor is watched from its first
// lock on; what is locked is known by the file's device and inode, under a key of its own, because
// the same file may be mapped as a segment too.

namespace crosstalk::tap {
bool locksFile(int command);
int lockByFcntl(int fd, int command, struct flock* wanted, void* returnAddress);
} // namespace crosstalk::tap

using namespace crosstalk::tap;

namespace {

/// Descriptors that were locked; a new process knows by it which of those it inherits to report.
bool lockedDescriptor[descriptorCount];

std::uint64_t keyOf(const struct stat& status)
{
    char name[] = "file lock 0123456789abcdef";
    const std::uint64_t file = objectKey(status.st_dev, status.st_ino);
    for (int i = 0; i < 16; ++i)
        name[10 + i] = "0123456789abcdef"[file >> 4 * i & 15];
    return namedKey({name, sizeof name - 1});
}

bool describeLocked(Thread& thread, int fd, const struct stat& status)
{
    if (!lockedDescriptor[fd])
        return false;
    recordDescriptor(thread, fd, status, {keyOf(status), ObjectKind::FileLock, accessOf(fd)}, 0,
                     nameOfDescriptor(fd));
    return true;
}

/// Makes sure that the descriptor is watched.
void watchLock(Thread& thread, int fd)
{
    struct stat status
    {
    };
    if (unsigned(fd) >= descriptorCount || objectOf(fd) != 0 ||
        rawCall(SYS_fstat, fd, asLong(&status)) != 0 || !S_ISREG(status.st_mode))
        return;
    lockedDescriptor[fd] = true;
    describeLocked(thread, fd, status);
}

/// One call that locks or unlocks [from, from + size) of the file; size 0: to its end.
template<class Operation>
int locking(CallId call, int fd, std::uint64_t from, std::uint64_t size, int wanted,
            void* returnAddress, Operation operation)
{
    Thread* thread = worker.control != nullptr ? current() : nullptr;
    if (thread != nullptr)
        watchLock(*thread, fd);
    if (thread == nullptr || objectOf(fd) == 0)
        return operation();
    const std::uint64_t bytes = size < 0xffff'ffff ? size : 0;
    Call reported(thread, call, objectOf(fd), from, fd, bytes, returnAddress,
                  std::uint64_t(wanted));
    const int result = operation();
    const int error = result < 0 ? errno : 0;
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

/// A range as fcntl means it, from the beginning of the file.
struct Range
{
    std::uint64_t from;
    std::uint64_t size; ///< 0: to the end
};

Range rangeOf(int fd, short whence, off_t start, off_t length)
{
    off_t base = 0;
    struct stat status
    {
    };
    if (whence == SEEK_CUR)
        base = off_t(rawCall(SYS_lseek, fd, 0, SEEK_CUR));
    else if (whence == SEEK_END && rawCall(SYS_fstat, fd, asLong(&status)) == 0)
        base = status.st_size;
    const off_t from = base + start + (length < 0 ? length : 0);
    return {std::uint64_t(from > 0 ? from : 0), std::uint64_t(length < 0 ? -length : length)};
}

int operationOf(short type)
{
    return type == F_RDLCK ? LOCK_SH : type == F_WRLCK ? LOCK_EX : LOCK_UN;
}

} // namespace

CROSSTALK_DESCRIBES(S_IFREG, describeLocked)

CROSSTALK_EXPORT int flock(int fd, int operation) noexcept
{
    return locking(idOf("flock"), fd, 0, 0, operation, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(flock)(fd, operation); });
}

CROSSTALK_EXPORT int lockf(int fd, int command, off_t length)
{
    if (command == F_TEST)
        return CROSSTALK_REAL(lockf)(fd, command, length);
    const int wanted = command == F_ULOCK  ? LOCK_UN
                       : command == F_LOCK ? LOCK_EX
                                           : LOCK_EX | LOCK_NB;
    const Range range = rangeOf(fd, SEEK_CUR, 0, length);
    return locking(idOf("lockf"), fd, range.from, range.size, wanted, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(lockf)(fd, command, length); });
}

namespace crosstalk::tap {

bool locksFile(int command)
{
    return command == F_SETLK || command == F_SETLKW || command == F_OFD_SETLK ||
           command == F_OFD_SETLKW;
}

/// fcntl() with one of these commands.
int lockByFcntl(int fd, int command, struct flock* wanted, void* returnAddress)
{
    const auto real = [&] { return CROSSTALK_REAL(fcntl)(fd, command, wanted); };
    const bool waits = command == F_SETLKW || command == F_OFD_SETLKW;
    const Range range = rangeOf(fd, wanted->l_whence, wanted->l_start, wanted->l_len);
    return locking(waits ? idOf("fcntl(F_SETLKW)") : idOf("fcntl(F_SETLK)"), fd, range.from,
                   range.size, operationOf(wanted->l_type) | (waits ? 0 : LOCK_NB), returnAddress,
                   real);
}

} // namespace crosstalk::tap
