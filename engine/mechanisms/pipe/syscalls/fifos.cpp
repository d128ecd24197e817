#include "engine/mechanisms/pipe/opens.h"
#include "engine/syscalls/paths.h"
#include "engine/syscalls/tracee.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>

// A FIFO is opened by its name and waits there for the other side; also a pipe by its name in /proc
// (/dev/stdin, what bash makes of <(…)). Other files cost one look at what the name leads to.

namespace crosstalk::syscalls {

namespace {

namespace pipe = mechanisms::pipe;

constexpr std::uint64_t wholeObject = ~std::uint64_t{0};

std::uint64_t opensFor(std::uint64_t flags)
{
    const std::uint64_t mode = flags & O_ACCMODE;
    const std::uint64_t reads = pipe::ForReading;
    const std::uint64_t writes = pipe::ForWriting;
    return mode == O_RDONLY ? reads : mode == O_WRONLY ? writes : reads | writes;
}

bool isPipeOf(const TracedProcess& process, std::uint64_t object)
{
    for (const auto& [fd, file] : *process.files)
        if (file.object == object)
            return file.kind == tap::ObjectKind::Pipe;
    return false;
}

void opening(Call& call, tap::CallId name, int folder, std::uint64_t pathAt, std::uint64_t flags)
{
    Tracee& tracee = call.tracee();
    if ((flags & O_PATH) != 0)
        return;
    const std::string path = tracee.memory().text(pathAt);
    struct stat status
    {
    };
    if (!statFor(tracee, folder, path, status) || !S_ISFIFO(status.st_mode))
        return;
    const std::uint64_t object = tap::objectKey(status.st_dev, status.st_ino);
    const auto kind = isPipeOf(tracee.process(), object) ? tap::ObjectKind::Pipe
                                                         : tap::ObjectKind::Fifo;
    tracee.describe(object, kind, status.st_dev, status.st_ino, 0,
                    tracee.shared().names->intern(path));
    call.report(name, object);
    call.event().offset = wholeObject;
    call.event().value = opensFor(flags);
    call.event().flags = (flags & O_NONBLOCK) != 0 ? tap::NonBlocking : 0;
}

void exitOpen(Call& call)
{
    if (call.isReported() && !call.failed())
        call.tracee().opened(int(call.result()));
}

void enterOpenat2(Call& call)
{
    open_how how{};
    if (call.tracee().memory().read(call.argument(2), how))
        opening(call, idOf("openat"), call.fd(0), call.argument(1), how.flags);
}

constexpr Traced openCalls[] = {
    {SYS_open,
     [](Call& call) {
         opening(call, idOf("open"), AT_FDCWD, call.argument(0), call.argument(1));
     },
     exitOpen},
    {SYS_openat,
     [](Call& call) {
         opening(call, idOf("openat"), call.fd(0), call.argument(1), call.argument(2));
     },
     exitOpen},
    {SYS_openat2, enterOpenat2, exitOpen},
};

const Registration registration(openCalls);

} // namespace

} // namespace crosstalk::syscalls
