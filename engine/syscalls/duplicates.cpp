#include "engine/syscalls/fcntl.h"
#include "engine/syscalls/tracee.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <sys/syscall.h>

// Descriptors that come and go, whatever they lead to.

namespace crosstalk::syscalls {

namespace {

std::uint64_t objectOf(Tracee& tracee, int fd)
{
    const OpenFile* file = tracee.file(fd);
    return file != nullptr ? file->object : 0;
}

/// A descriptor that is open can be closed: nothing to learn from the return.
void enterClose(Call& call)
{
    const OpenFiles& known = *call.tracee().process().files;
    const auto file = known.find(call.fd());
    if (file == known.end())
        return;
    if (file->second.object == 0) {
        call.tracee().closed(call.fd());
        return;
    }
    call.report(idOf("close"), file->second.object, call.fd());
    call.returns(0);
}

void exitClose(Call& call)
{
    if (call.isReported())
        call.tracee().closed(call.fd());
}

/// dup2 and dup3 of one that is open: what `to` led to until then is let go of.
void enterReplace(Call& call, tap::CallId name)
{
    Tracee& tracee = call.tracee();
    const std::uint64_t object = objectOf(tracee, call.fd(0));
    if (object == 0 && objectOf(tracee, call.fd(1)) == 0) {
        tracee.closed(call.fd(1));
        return;
    }
    call.report(name, object, call.fd(0));
}

void exitReplace(Call& call)
{
    if (!call.isReported() || call.failed() || call.fd(0) == call.fd(1))
        return;
    call.tracee().closed(call.fd(1));
    call.tracee().duplicated(call.fd(0), call.fd(1));
}

void enterDup2(Call& call)
{
    enterReplace(call, idOf("dup2"));
}

void enterDup3(Call& call)
{
    enterReplace(call, idOf("dup3"));
}

void enterDup(Call& call)
{
    if (const std::uint64_t object = objectOf(call.tracee(), call.fd()); object != 0)
        call.report(idOf("dup"), object, call.fd());
}

void exitDup(Call& call)
{
    if (!call.failed())
        call.tracee().duplicated(call.fd(), int(call.result()));
}

/// The name under which a command of fcntl() is reported, 0: not here.
tap::CallId commandId(std::uint64_t command)
{
    switch (command) {
    case F_DUPFD:
    case F_DUPFD_CLOEXEC:
        return idOf("fcntl");
    case F_SETPIPE_SZ:
        return idOf("fcntl(F_SETPIPE_SZ)");
    case F_SETFL:
        return idOf("fcntl(F_SETFL)");
    default:
        return 0;
    }
}

void enterFcntl(Call& call)
{
    const tap::CallId name = commandId(std::uint32_t(call.argument(1)));
    if (name == 0)
        return lockByFcntl(call);
    const std::uint64_t object = objectOf(call.tracee(), call.fd());
    if (object == 0)
        return;
    const bool isDuplicate = name == idOf("fcntl");
    call.report(name, object, call.fd(), isDuplicate ? 0 : call.argument(2));
}

void exitFcntl(Call& call)
{
    if (call.failed() || !call.isReported())
        return;
    if (call.event().call == idOf("fcntl"))
        call.tracee().duplicated(call.fd(), int(call.result()));
    else if (call.event().call == idOf("fcntl(F_SETFL)"))
        call.tracee().accessChanged(call.fd());
}

void enterCloseRange(Call& call)
{
    if ((call.argument(2) & CLOSE_RANGE_CLOEXEC) == 0)
        call.awaitReturn();
}

void exitCloseRange(Call& call)
{
    const auto first = std::uint32_t(call.argument(0));
    const auto last = std::uint32_t(call.argument(1));
    std::vector<int> closed;
    for (const auto& [fd, file] : *call.tracee().process().files)
        if (!call.failed() && std::uint32_t(fd) >= first && std::uint32_t(fd) <= last)
            closed.push_back(fd);
    for (const int fd : closed)
        call.tracee().closed(fd);
}

constexpr Only commands{1, 0,
                        {F_DUPFD, F_DUPFD_CLOEXEC, F_SETFL, F_SETPIPE_SZ, F_SETLK, F_SETLKW,
                         F_OFD_SETLK, F_OFD_SETLKW},
                        8};

constexpr Traced descriptorCalls[] = {
    {SYS_close, enterClose, exitClose},
    {SYS_dup, enterDup, exitDup},
    {SYS_dup2, enterDup2, exitReplace},
    {SYS_dup3, enterDup3, exitReplace},
    {SYS_fcntl, enterFcntl, exitFcntl, commands},
    {SYS_close_range, enterCloseRange, exitCloseRange},
};

const Registration registration(descriptorCalls);

} // namespace

} // namespace crosstalk::syscalls
