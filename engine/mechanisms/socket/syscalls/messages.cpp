#include "engine/mechanisms/socket/syscalls/addresses.h"
#include "engine/mechanisms/socket/syscalls/headers.h"
#include "engine/syscalls/tracee.h"

#include <cerrno>
#include <sys/syscall.h>

// What is sent and received: as socket/tap/messages.cpp reports it.

namespace crosstalk::syscalls {

namespace {

bool isConnection(tap::ObjectKind kind)
{
    return kind == tap::ObjectKind::UnixStream || kind == tap::ObjectKind::UnixSeqpacket ||
           kind == tap::ObjectKind::UnixPair || kind == tap::ObjectKind::Tcp;
}

/// A datagram goes to the mailbox of the address it is sent to, or that its socket is connected to.
tap::sockets::Address destination(Tracee& tracee, int fd, std::uint64_t to, std::uint64_t size)
{
    if (to != 0)
        return addressAt(tracee, to, size, SOCK_DGRAM);
    const UniqueFd copy = tracee.duplicate(fd);
    sockaddr_storage peer{};
    socklen_t room = sizeof peer;
    auto* address = reinterpret_cast<sockaddr*>(&peer);
    if (!copy || ::getpeername(copy.get(), address, &room) != 0)
        return {};
    return tap::sockets::addressOf(address, room, SOCK_DGRAM);
}

/// Reports a send; what goes where `header` says. False: nothing that is watched.
bool sending(Call& call, tap::CallId name, const MessageHeader& header, std::uint64_t flags)
{
    Tracee& tracee = call.tracee();
    const OpenFile* const file = tracee.lookAgain(call.fd());
    if (file == nullptr && !tracee.isSocket(call.fd()))
        return false;
    std::uint64_t object = file != nullptr ? file->object : 0;
    if (file == nullptr || !isConnection(file->kind))
        object = destination(tracee, call.fd(), header.name, header.nameSize).key;
    call.report(name, object, call.fd(), header.total);
    call.event().offset = header.rights.size();
    call.event().value = std::uint32_t(flags);
    call.event().flags = waiting(file, flags);
    call.show(header.first, header.firstSize);
    call.kept[0] = header.name;
    call.kept[1] = header.nameSize;
    return true;
}

void exitSend(Call& call)
{
    Tracee& tracee = call.tracee();
    if (!call.isReported() || !call.failed() || call.error() == EAGAIN)
        return;
    const OpenFile* const file = tracee.file(call.fd());
    if (file == nullptr || !isConnection(file->kind))
        describeAddress(tracee, call.fd(),
                        destination(tracee, call.fd(), call.kept[0], call.kept[1]));
}

bool receiving(Call& call, tap::CallId name, const MessageHeader& header, std::uint64_t flags)
{
    const OpenFile* const file = call.tracee().lookAgain(call.fd());
    if (file == nullptr && !call.tracee().isSocket(call.fd()))
        return false;
    call.report(name, file != nullptr ? file->object : 0, call.fd(), header.total);
    call.event().value = std::uint32_t(flags);
    call.event().flags = waiting(file, flags);
    call.show(header.first, header.firstSize); // MSG_TRUNC: the message may be longer
    return true;
}

/// Descriptors that came in a message.
void rightsCame(const Call& call, std::uint64_t header)
{
    for (const int fd : headerAt(call.tracee(), header).rights)
        call.tracee().opened(fd);
}

MessageHeader plainHeader(const Call& call)
{
    return {.total = call.argument(2),
            .first = call.argument(1),
            .firstSize = call.argument(2),
            .name = call.argument(4),
            .nameSize = call.argument(5),
            .rights = {}};
}

void enterSendTo(Call& call)
{
    sending(call, call.argument(4) != 0 ? idOf("sendto") : idOf("send"), plainHeader(call),
            call.argument(3));
}

void enterReceiveFrom(Call& call)
{
    receiving(call, call.argument(4) != 0 ? idOf("recvfrom") : idOf("recv"), plainHeader(call),
              call.argument(3));
}

void enterSendMessage(Call& call)
{
    sending(call, idOf("sendmsg"), headerAt(call.tracee(), call.argument(1)), call.argument(2));
}

void enterReceiveMessage(Call& call)
{
    receiving(call, idOf("recvmsg"), headerAt(call.tracee(), call.argument(1)), call.argument(2));
}

void exitReceiveMessage(Call& call)
{
    if (!call.failed() && call.isReported())
        rightsCame(call, call.argument(1));
}

void enterSendMany(Call& call)
{
    sending(call, idOf("sendmmsg"), headerAt(call.tracee(), call.argument(1)), call.argument(3));
}

void enterReceiveMany(Call& call)
{
    receiving(call, idOf("recvmmsg"), headerAt(call.tracee(), call.argument(1)), call.argument(3));
}

/// Length of message `i` as the kernel has noted it.
std::uint32_t lengthOf(const Call& call, std::uint64_t i)
{
    std::uint32_t length = 0;
    call.tracee().memory().read(call.argument(1) + i * sizeof(mmsghdr) + offsetof(mmsghdr, msg_len),
                                length);
    return length;
}

/// One by one, as the kernel did it: each message is a call of its own in the log. The last one's
/// return is the tracer's to report.
void tellMany(Call& call, bool receives)
{
    const std::int64_t count = call.result();
    if (call.failed() || !call.isBegun())
        return;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::uint64_t at = call.argument(1) + std::uint64_t(i) * sizeof(mmsghdr);
        const MessageHeader header = headerAt(call.tracee(), at);
        if (i > 0) {
            call.event().size = std::uint32_t(header.total);
            call.event().offset = receives ? 0 : header.rights.size();
            call.tracee().push(call.event());
        }
        if (receives)
            rightsCame(call, at);
        call.show(header.first, header.firstSize);
        call.finish(lengthOf(call, std::uint64_t(i)));
        if (i + 1 < count)
            call.tracee().push(call.exitEvent());
    }
}

void exitSendMany(Call& call)
{
    exitSend(call);
    tellMany(call, false);
}

void exitReceiveMany(Call& call)
{
    tellMany(call, true);
}

constexpr Traced messageCalls[] = {
    {SYS_sendto, enterSendTo, exitSend},
    {SYS_recvfrom, enterReceiveFrom},
    {SYS_sendmsg, enterSendMessage, exitSend},
    {SYS_recvmsg, enterReceiveMessage, exitReceiveMessage},
    {SYS_sendmmsg, enterSendMany, exitSendMany},
    {SYS_recvmmsg, enterReceiveMany, exitReceiveMany},
};

const Registration registration(messageCalls);

} // namespace

} // namespace crosstalk::syscalls
