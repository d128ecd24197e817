#include "engine/syscalls/tracee.h"

#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>

// Bytes into a descriptor and out of it, whatever it leads to.

namespace crosstalk::syscalls {

namespace {

/// Reports a transfer through fd when that leads to something that is watched.
bool transfer(Call& call, tap::CallId name, std::uint64_t size)
{
    const OpenFile* file = call.tracee().file(call.fd());
    if (file == nullptr)
        return false;
    call.report(name, file->object, call.fd(), size);
    call.event().flags = file->access & tap::NonBlocking;
    return true;
}

void plain(Call& call, tap::CallId name)
{
    if (transfer(call, name, call.argument(2)))
        call.show(call.argument(1), call.argument(2));
}

void vectored(Call& call, tap::CallId name)
{
    constexpr std::uint64_t mostParts = 1024; // IOV_MAX
    if (!transfer(call, name, 0))
        return;
    const std::uint64_t count = call.argument(2) < mostParts ? call.argument(2) : mostParts;
    std::vector<iovec> parts(count);
    const std::size_t got = call.tracee().memory().read(call.argument(1), parts.data(),
                                                        count * sizeof(iovec));
    parts.resize(got / sizeof(iovec));
    std::uint64_t size = 0;
    for (const iovec& part : parts)
        size += part.iov_len;
    call.event().size = std::uint32_t(size);
    if (!parts.empty())
        call.show(reinterpret_cast<std::uint64_t>(parts[0].iov_base), parts[0].iov_len);
}

template<tap::CallId name> void enterPlain(Call& call)
{
    plain(call, name);
}

template<tap::CallId name> void enterVectored(Call& call)
{
    vectored(call, name);
}

/// Where the offset is given no pipe or socket can be: the call says so.
template<tap::CallId name> void enterPositioned(Call& call)
{
    transfer(call, name, call.argument(2));
}

/// With an offset of -1 it is readv or writev.
template<tap::CallId name, tap::CallId plain> void enterMaybePositioned(Call& call)
{
    if (std::int64_t(call.argument(3)) == -1)
        vectored(call, plain);
    else
        transfer(call, name, call.argument(2));
}

/// Nothing is there to be taken yet, so that the call sleeps for that first.
bool isEmpty(Tracee& tracee, int fd)
{
    const UniqueFd copy = tracee.duplicate(fd);
    int queued = 0;
    return copy && ::ioctl(copy.get(), FIONREAD, &queued) == 0 && queued == 0;
}

/// From one descriptor into another without passing through the program. One call of a thread is
/// about one channel: where both ends are, it is the one that it may sleep on; of the other what
/// has been moved is told when it has returned.
void enterBetween(Call& call, int from, int into, std::uint64_t size, tap::CallId takes,
                  tap::CallId puts)
{
    Tracee& tracee = call.tracee();
    const OpenFile* const source = takes != 0 ? tracee.file(from) : nullptr;
    const OpenFile* const target = tracee.file(into);
    if (source == nullptr && target == nullptr)
        return;
    const bool takesFirst = target == nullptr || (source != nullptr && isEmpty(tracee, from));
    const OpenFile& first = takesFirst ? *source : *target;
    call.report(takesFirst ? takes : puts, first.object, takesFirst ? from : into, size);
    call.event().flags = first.access & tap::NonBlocking;
    if (source == nullptr || target == nullptr)
        return;
    call.kept[0] = takesFirst ? puts : takes;
    call.kept[1] = takesFirst ? target->object : source->object;
    call.kept[2] = std::uint64_t(takesFirst ? into : from);
}

/// The other side of what was moved.
void exitBetween(Call& call)
{
    if (call.kept[0] == 0 || call.failed() || call.result() == 0 || !call.isBegun())
        return;
    call.tracee().push(call.exitEvent());
    call.event().call = tap::CallId(call.kept[0]);
    call.event().object = call.kept[1];
    call.event().fd = std::int16_t(call.kept[2]);
    call.event().size = std::uint32_t(call.result());
    call.tracee().push(call.event());
}

void enterSplice(Call& call)
{
    enterBetween(call, call.fd(0), call.fd(2), call.argument(4), idOf("splice(from)"),
                 idOf("splice(into)"));
}

void enterTee(Call& call) // takes nothing out
{
    enterBetween(call, call.fd(0), call.fd(1), call.argument(2), 0, idOf("tee(into)"));
}

void enterSendFile(Call& call) // from a file
{
    enterBetween(call, call.fd(1), call.fd(0), call.argument(3), 0, idOf("sendfile"));
}

constexpr Traced transfers[] = {
    {SYS_read, enterPlain<idOf("read")>},
    {SYS_write, enterPlain<idOf("write")>},
    {SYS_readv, enterVectored<idOf("readv")>},
    {SYS_writev, enterVectored<idOf("writev")>},
    {SYS_vmsplice, enterVectored<idOf("vmsplice")>},
    {SYS_pread64, enterPositioned<idOf("pread")>},
    {SYS_preadv, enterPositioned<idOf("pread")>},
    {SYS_preadv2, enterMaybePositioned<idOf("pread"), idOf("readv")>},
    {SYS_pwrite64, enterPositioned<idOf("pwrite")>},
    {SYS_pwritev, enterPositioned<idOf("pwrite")>},
    {SYS_pwritev2, enterMaybePositioned<idOf("pwrite"), idOf("writev")>},
    {SYS_splice, enterSplice, exitBetween},
    {SYS_tee, enterTee},
    {SYS_sendfile, enterSendFile},
};

const Registration registration(transfers);

} // namespace

} // namespace crosstalk::syscalls
