#include "engine/syscalls/fcntl.h"
#include "engine/syscalls/tracee.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <unistd.h>

// Locks on files, as lock/tap/filelocks.cpp has them: a descriptor is watched from its first lock
// on, and what is locked has a key of its own.

namespace crosstalk::syscalls {

namespace {

std::uint64_t keyOf(const struct stat& status)
{
    char name[] = "file lock 0123456789abcdef";
    const std::uint64_t file = tap::objectKey(status.st_dev, status.st_ino);
    for (int i = 0; i < 16; ++i)
        name[10 + i] = "0123456789abcdef"[file >> 4 * i & 15];
    return tap::namedKey({name, sizeof name - 1});
}

/// Makes sure that the descriptor is watched; its object, 0: none.
std::uint64_t watchLock(Tracee& tracee, int fd)
{
    if (const OpenFile* known = tracee.file(fd))
        return known->object;
    const std::string path =
        "/proc/" + std::to_string(tracee.tid()) + "/fd/" + std::to_string(fd);
    struct stat status
    {
    };
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
        return 0;
    char target[256];
    const ssize_t length = ::readlink(path.c_str(), target, sizeof target);
    OpenFile file;
    file.object = keyOf(status);
    file.kind = tap::ObjectKind::FileLock;
    file.access = tap::CanRead | tap::CanWrite;
    file.name = tracee.shared().names->intern({target, length > 0 ? std::size_t(length) : 0});
    file.device = status.st_dev;
    file.inode = status.st_ino;
    tracee.record(fd, file);
    return file.object;
}

void locking(Call& call, tap::CallId name, std::uint64_t from, std::uint64_t size, int wanted)
{
    const std::uint64_t object = watchLock(call.tracee(), call.fd());
    if (object == 0)
        return;
    call.report(name, object, call.fd(), size < 0xffff'ffff ? size : 0);
    call.event().offset = from;
    call.event().value = std::uint64_t(wanted);
}

/// Where the range begins that `lock` means by its whence.
std::int64_t baseOf(Tracee& tracee, int fd, const struct flock& lock)
{
    if (lock.l_whence == SEEK_SET)
        return 0;
    const UniqueFd copy = tracee.duplicate(fd);
    struct stat status
    {
    };
    if (lock.l_whence == SEEK_CUR)
        return ::lseek(copy.get(), 0, SEEK_CUR);
    return ::fstat(copy.get(), &status) == 0 ? status.st_size : 0;
}

constexpr Traced lockCalls[] = {
    {SYS_flock,
     [](Call& call) { locking(call, idOf("flock"), 0, 0, int(call.argument(1))); }},
};

const Registration registration(lockCalls);

} // namespace

void lockByFcntl(Call& call)
{
    const auto command = int(call.argument(1));
    const bool waits = command == F_SETLKW || command == F_OFD_SETLKW;
    struct flock lock
    {
    };
    if (!call.tracee().memory().read(call.argument(2), lock))
        return;
    const std::int64_t from = baseOf(call.tracee(), call.fd(), lock) + lock.l_start +
                              (lock.l_len < 0 ? lock.l_len : 0);
    const int wanted = lock.l_type == F_RDLCK   ? LOCK_SH
                       : lock.l_type == F_WRLCK ? LOCK_EX
                                                : LOCK_UN;
    locking(call, waits ? idOf("fcntl(F_SETLKW)") : idOf("fcntl(F_SETLK)"),
            std::uint64_t(from > 0 ? from : 0),
            std::uint64_t(lock.l_len < 0 ? -lock.l_len : lock.l_len),
            wanted | (waits ? 0 : LOCK_NB));
}

} // namespace crosstalk::syscalls
