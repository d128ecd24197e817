#include "engine/mechanisms/socket/tap/heldsend.h"
#include "engine/mechanisms/socket/tap/sockets.h"
#include "engine/tap/rawcalls.h"

#include <errno.h>
#include <netinet/in.h>
#include <sys/uio.h>

// What is sent and received: send, recv and their kin. A descriptor that leads nowhere we know
// costs one look into a table.

using namespace crosstalk::tap;

namespace {

/// What a call is about, and who reports it.
struct Target
{
    Thread* thread = nullptr; ///< null: not reported
    std::uint64_t object = 0;
    sockets::Address address = {}; ///< of a datagram: where it is sent
};

bool isConnection(ObjectKind kind)
{
    return kind == ObjectKind::UnixStream || kind == ObjectKind::UnixSeqpacket ||
           kind == ObjectKind::UnixPair || kind == ObjectKind::Tcp;
}

inline bool isWatched(int fd)
{
    return worker.control != nullptr && unsigned(fd) < descriptorCount &&
           (objectOf(fd) != 0 || sockets::isUndescribed(fd));
}

/// A datagram goes to the mailbox of the address it is sent to, or that its socket is connected to.
sockets::Address destination(int fd, const sockaddr* to, socklen_t size)
{
    if (to != nullptr)
        return sockets::addressOf(to, size, SOCK_DGRAM);
    sockaddr_storage peer{};
    socklen_t room = sizeof peer;
    auto* address = reinterpret_cast<sockaddr*>(&peer);
    if (rawCall(SYS_getpeername, fd, asLong(address), asLong(&room)) != 0)
        return {};
    return sockets::addressOf(address, room, SOCK_DGRAM);
}

Target sendTarget(int fd, const sockaddr* to, socklen_t size)
{
    Target target;
    if (!isWatched(fd))
        return target;
    target.thread = current();
    if (target.thread == nullptr)
        return target;
    sockets::lookAgain(*target.thread, fd);
    target.object = objectOf(fd);
    if (target.object != 0 && isConnection(worker.descriptor[fd].kind))
        return target;
    target.address = destination(fd, to, size);
    target.object = target.address.key;
    return target;
}

Target receiveTarget(int fd)
{
    Target target;
    if (!isWatched(fd))
        return target;
    target.thread = current();
    if (target.thread != nullptr)
        sockets::lookAgain(*target.thread, fd);
    target.object = objectOf(fd);
    return target;
}

/// Descriptors in a message's control part.
template<class Visit> void eachRight(const msghdr& message, Visit visit)
{
    if (message.msg_control == nullptr || message.msg_controllen < sizeof(cmsghdr))
        return;
    auto* header = const_cast<msghdr*>(&message);
    for (cmsghdr* part = CMSG_FIRSTHDR(header); part != nullptr; part = CMSG_NXTHDR(header, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS)
            continue;
        const std::size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < count; ++i) {
            int fd = -1;
            __builtin_memcpy(&fd, CMSG_DATA(part) + i * sizeof(int), sizeof fd);
            visit(fd);
        }
    }
}

std::uint32_t rightsIn(const msghdr& message)
{
    std::uint32_t count = 0;
    eachRight(message, [&](int) { ++count; });
    return count;
}

std::size_t total(const msghdr& message)
{
    std::size_t size = 0;
    for (std::size_t i = 0; i < message.msg_iovlen; ++i)
        size += message.msg_iov[i].iov_len;
    return size;
}

/// The first piece of what is moved: enough for the payload.
struct First
{
    const void* data;
    std::size_t size;
};

First firstOf(const msghdr& message)
{
    return message.msg_iovlen != 0 ? First{message.msg_iov[0].iov_base, message.msg_iov[0].iov_len}
                                   : First{nullptr, 0};
}

template<class Operation>
ssize_t sending(CallId call, int fd, const Target& target, First first, std::size_t size, int flags,
                std::uint32_t rights, void* returnAddress, Operation operation)
{
    Call reported(target.thread, call, target.object, rights, fd, size, returnAddress,
                  std::uint64_t(unsigned(flags)), sockets::waiting(fd, flags));
    const ssize_t result = operation();
    const int error = result < 0 ? errno : 0;
    if (error != 0 && error != EAGAIN)
        sockets::describeAddress(*target.thread, fd, target.address);
    const std::size_t moved = result > 0 ? std::size_t(result) : 0;
    reported.finish(result, error, first.data, moved < first.size ? moved : first.size);
    restoreErrno(error);
    return result;
}

template<class Operation>
ssize_t receiving(CallId call, int fd, const Target& target, First first, std::size_t size,
                  int flags, void* returnAddress, Operation operation)
{
    Call reported(target.thread, call, target.object, 0, fd, size, returnAddress,
                  std::uint64_t(unsigned(flags)), sockets::waiting(fd, flags));
    const ssize_t result = operation();
    const int error = result < 0 ? errno : 0;
    std::size_t moved = result > 0 ? std::size_t(result) : 0;
    moved = moved < size ? moved : size; // MSG_TRUNC: the message was longer
    reported.finish(result, error, first.data, moved < first.size ? moved : first.size);
    restoreErrno(error);
    return result;
}

ssize_t receiveMessage(CallId call, int fd, msghdr* message, int flags, void* returnAddress)
{
    const Target target = receiveTarget(fd);
    if (target.thread == nullptr || message == nullptr)
        return CROSSTALK_REAL(recvmsg)(fd, message, flags);
    return receiving(
        call, fd, target, firstOf(*message), total(*message), flags, returnAddress, [&] {
            const ssize_t result = CROSSTALK_REAL(recvmsg)(fd, message, flags);
            if (result >= 0)
                eachRight(*message,
                          [&](int received) { openedDescriptor(*target.thread, received); });
            return result;
        });
}

ssize_t sendMessage(CallId call, int fd, const msghdr* message, int flags, void* returnAddress)
{
    if (message == nullptr)
        return CROSSTALK_REAL(sendmsg)(fd, message, flags);
    const auto* to = static_cast<const sockaddr*>(message->msg_name);
    const Target target = sendTarget(fd, to, message->msg_namelen);
    if (target.thread == nullptr)
        return CROSSTALK_REAL(sendmsg)(fd, message, flags);
    return sending(call, fd, target, firstOf(*message), total(*message), flags, rightsIn(*message),
                   returnAddress, [&, thread = target.thread] {
                       if (sockets::heldSends.load(std::memory_order_relaxed) != 0) [[unlikely]]
                           sockets::holdSend(*thread, call, fd);
                       return CROSSTALK_REAL(sendmsg)(fd, message, flags);
                   });
}

ssize_t receiveFrom(CallId call, int fd, void* buffer, std::size_t size, int flags,
                    sockaddr* address, socklen_t* room, void* returnAddress)
{
    const auto real = [&] {
        return CROSSTALK_REAL(recvfrom)(fd, buffer, size, flags, address, room);
    };
    const Target target = receiveTarget(fd);
    if (target.thread == nullptr)
        return real();
    return receiving(call, fd, target, {buffer, size}, size, flags, returnAddress, real);
}

ssize_t receive(int fd, void* buffer, std::size_t size, int flags, void* returnAddress)
{
    const auto real = [&] { return CROSSTALK_REAL(recv)(fd, buffer, size, flags); };
    const Target target = receiveTarget(fd);
    if (target.thread == nullptr)
        return real();
    return receiving(idOf("recv"), fd, target, {buffer, size}, size, flags, returnAddress, real);
}

} // namespace

CROSSTALK_EXPORT ssize_t send(int fd, const void* buffer, std::size_t size, int flags)
{
    const auto real = [&] { return CROSSTALK_REAL(send)(fd, buffer, size, flags); };
    const Target target = sendTarget(fd, nullptr, 0);
    if (target.thread == nullptr)
        return real();
    return sending(idOf("send"), fd, target, {buffer, size}, size, flags, 0,
                   __builtin_return_address(0), real);
}

CROSSTALK_EXPORT ssize_t sendto(int fd, const void* buffer, std::size_t size, int flags,
                                const sockaddr* to, socklen_t room)
{
    const auto real = [&] { return CROSSTALK_REAL(sendto)(fd, buffer, size, flags, to, room); };
    const Target target = sendTarget(fd, to, room);
    if (target.thread == nullptr)
        return real();
    return sending(idOf("sendto"), fd, target, {buffer, size}, size, flags, 0,
                   __builtin_return_address(0), real);
}

CROSSTALK_EXPORT ssize_t sendmsg(int fd, const msghdr* message, int flags)
{
    return sendMessage(idOf("sendmsg"), fd, message, flags, __builtin_return_address(0));
}

// One by one, as the kernel does it too: each message is a call of its own in the log.
CROSSTALK_EXPORT int sendmmsg(int fd, mmsghdr* messages, unsigned count, int flags)
{
    if (!isWatched(fd))
        return CROSSTALK_REAL(sendmmsg)(fd, messages, count, flags);
    unsigned done = 0;
    for (; done < count; ++done) {
        const ssize_t sent = sendMessage(idOf("sendmmsg"), fd, &messages[done].msg_hdr, flags,
                                         __builtin_return_address(0));
        if (sent < 0)
            break;
        messages[done].msg_len = unsigned(sent);
    }
    return done != 0 || count == 0 ? int(done) : -1;
}

CROSSTALK_EXPORT ssize_t recv(int fd, void* buffer, std::size_t size, int flags)
{
    return receive(fd, buffer, size, flags, __builtin_return_address(0));
}

CROSSTALK_EXPORT ssize_t recvfrom(int fd, void* buffer, std::size_t size, int flags,
                                  sockaddr* address, socklen_t* room)
{
    return receiveFrom(idOf("recvfrom"), fd, buffer, size, flags, address, room,
                       __builtin_return_address(0));
}

CROSSTALK_EXPORT ssize_t recvmsg(int fd, msghdr* message, int flags)
{
    return receiveMessage(idOf("recvmsg"), fd, message, flags, __builtin_return_address(0));
}

// One by one; the time limit is looked at after each message, as the kernel does it too.
CROSSTALK_EXPORT int recvmmsg(int fd, mmsghdr* messages, unsigned count, int flags,
                              timespec* timeout)
{
    if (!isWatched(fd))
        return CROSSTALK_REAL(recvmmsg)(fd, messages, count, flags, timeout);
    const std::uint64_t since = monotonicNow();
    const std::uint64_t limit =
        timeout == nullptr
            ? ~std::uint64_t{0}
            : std::uint64_t(timeout->tv_sec) * 1'000'000'000 + std::uint64_t(timeout->tv_nsec);
    unsigned done = 0;
    int now = flags & ~MSG_WAITFORONE;
    while (done < count) {
        msghdr& header = messages[done].msg_hdr;
        const ssize_t got =
            receiveMessage(idOf("recvmmsg"), fd, &header, now, __builtin_return_address(0));
        if (got < 0)
            break;
        messages[done++].msg_len = unsigned(got);
        if ((flags & MSG_WAITFORONE) != 0)
            now |= MSG_DONTWAIT;
        if (monotonicNow() - since >= limit)
            break;
    }
    return done != 0 || count == 0 ? int(done) : -1;
}

// What _FORTIFY_SOURCE makes of recv and recvfrom: they check the buffer's size first.
extern "C" ssize_t __recv_chk(int, void*, std::size_t, std::size_t, int);
extern "C" ssize_t __recvfrom_chk(int, void*, std::size_t, std::size_t, int, sockaddr*, socklen_t*);

CROSSTALK_EXPORT ssize_t __recv_chk(int fd, void* buffer, std::size_t size, std::size_t room,
                                    int flags)
{
    if (size > room)
        return CROSSTALK_REAL(__recv_chk)(fd, buffer, size, room, flags);
    return receive(fd, buffer, size, flags, __builtin_return_address(0));
}

CROSSTALK_EXPORT ssize_t __recvfrom_chk(int fd, void* buffer, std::size_t size, std::size_t room,
                                        int flags, sockaddr* address, socklen_t* length)
{
    if (size > room)
        return CROSSTALK_REAL(__recvfrom_chk)(fd, buffer, size, room, flags, address, length);
    return receiveFrom(idOf("recvfrom"), fd, buffer, size, flags, address, length,
                       __builtin_return_address(0));
}
