#pragma once

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <poll.h>
#include <string>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

// Mach-style ports on Linux. A port is a mailbox that one task receives from and many may send to;
// a task holds rights to it and can pass them on in messages. Queueing, routing and the passing of
// rights are done by this kernel: a port is a seqpacket socket pair, a right a descriptor of one of
// its ends, passed with SCM_RIGHTS. What Linux does not enforce is ours:
//
//   the queue limit     a right also holds an eventfd with as many credits as there is room: a
//                       send takes one, a receive gives it back (the pair alone would queue 278)
//   a receive right is  sent and then closed by the sender; in between nobody receives
//     moved
//   a send-once right   is a port of its own, closed after its one message
//
// A message is never empty: an empty one could not be told from the end of all senders.

extern "C" {
__attribute__((weak)) long crosstalk_port_call(const char* call, unsigned long port,
                                               unsigned long* serial, void* bytes,
                                               unsigned long size, long (*operation)(void*),
                                               void* argument);
__attribute__((weak)) void crosstalk_port_hold(int fd, int credits, unsigned long port,
                                               const char* name, int receives);
__attribute__((weak)) void crosstalk_port_drop(int fd, int moved);
}

namespace crosstalk::mach {

/// Mach's default: how many messages a port queues before senders wait.
inline constexpr unsigned queueLimit = 5;
inline constexpr unsigned mostText = 256;
inline constexpr unsigned mostRights = 4;
inline constexpr int forever = -1;

enum class Kind
{
    None,
    Receive,  ///< exactly one task holds it
    Send,     ///< any number of tasks; sent in a message it is copied
    SendOnce, ///< good for one message; sent in a message it moves
};

/// What a task holds of a port. A plain value: deallocate() gives it up.
struct Right
{
    Kind kind = Kind::None;
    int fd = -1;
    int credits = -1;
    unsigned long port = 0; ///< the port's own number, the same for every task
    char name[24] = {};
};

/// What travels: a number that says what it is about, text, and rights.
struct Message
{
    int id = 0;
    std::string text;
    std::vector<Right> rights = {};
};

enum class Code
{
    Ok,
    TimedOut,
    DeadName,  ///< nobody holds the receive right any more
    NoSenders, ///< nobody holds a send right any more
    Failed     ///< errno says why
};

namespace wire {

struct Carried
{
    Kind kind;
    unsigned long port;
    char name[24];
};

/// What is in the socket: one packet a message.
struct Packet
{
    unsigned long serial;
    int id;
    unsigned size;
    unsigned rights;
    Carried right[mostRights];
    char text[mostText];
};

/// What one send or receive works on.
struct Transfer
{
    const Right* right;
    Packet* packet;
    Message* message;
    int timeoutMs;
    Code code;
};

inline Code failure()
{
    return errno == EPIPE || errno == ECONNRESET ? Code::DeadName : Code::Failed;
}

/// Takes one of the port's credits; waits until there is one, or the receiver is gone.
inline Code takeCredit(const Right& right, int timeoutMs)
{
    for (;;) {
        pollfd ready[2] = {{right.credits, POLLIN, 0}, {right.fd, 0, 0}};
        const int count = poll(ready, 2, timeoutMs);
        if (count == 0)
            return Code::TimedOut;
        if (count < 0 && errno != EINTR)
            return Code::Failed;
        if ((ready[1].revents & (POLLHUP | POLLERR)) != 0)
            return Code::DeadName;
        unsigned long one;
        if (count > 0 && read(right.credits, &one, sizeof one) == sizeof one)
            return Code::Ok; // else another sender was quicker
    }
}

inline void giveCredit(const Right& right)
{
    const unsigned long one = 1;
    [[maybe_unused]] const ssize_t written = write(right.credits, &one, sizeof one);
}

union Control
{
    char bytes[CMSG_SPACE(sizeof(int) * 2 * mostRights)];
    cmsghdr align;
};

inline long transmit(void* argument)
{
    Transfer& transfer = *static_cast<Transfer*>(argument);
    const Right& right = *transfer.right;
    transfer.code = takeCredit(right, transfer.timeoutMs);
    if (transfer.code != Code::Ok) {
        errno = transfer.code == Code::TimedOut   ? ETIMEDOUT
                : transfer.code == Code::DeadName ? EPIPE
                                                  : errno;
        return -errno;
    }
    int fds[2 * mostRights];
    const std::vector<Right>& carried = transfer.message->rights;
    for (std::size_t i = 0; i < carried.size(); ++i) {
        fds[2 * i] = carried[i].fd;
        fds[2 * i + 1] = carried[i].credits;
    }
    Control control{};
    iovec bytes{transfer.packet, sizeof(Packet) - mostText + transfer.packet->size};
    msghdr header{};
    header.msg_iov = &bytes;
    header.msg_iovlen = 1;
    if (!carried.empty()) {
        header.msg_control = &control;
        header.msg_controllen = CMSG_SPACE(carried.size() * 2 * sizeof(int));
        cmsghdr* rights = CMSG_FIRSTHDR(&header);
        rights->cmsg_level = SOL_SOCKET;
        rights->cmsg_type = SCM_RIGHTS;
        rights->cmsg_len = CMSG_LEN(carried.size() * 2 * sizeof(int));
        std::memcpy(CMSG_DATA(rights), fds, carried.size() * 2 * sizeof(int));
    }
    if (sendmsg(right.fd, &header, MSG_NOSIGNAL) >= 0)
        return long(sizeof(int) + transfer.packet->size); // the id counts: never 0
    const int error = errno;
    giveCredit(right);
    errno = error;
    transfer.code = failure();
    return -error;
}

inline long collect(void* argument)
{
    Transfer& transfer = *static_cast<Transfer*>(argument);
    const Right& right = *transfer.right;
    pollfd ready{right.fd, POLLIN, 0};
    const int count = poll(&ready, 1, transfer.timeoutMs);
    if (count <= 0) {
        transfer.code = count == 0 ? Code::TimedOut : Code::Failed;
        return count == 0 ? -ETIMEDOUT : -errno;
    }
    Control control{};
    iovec bytes{transfer.packet, sizeof(Packet)};
    msghdr header{};
    header.msg_iov = &bytes;
    header.msg_iovlen = 1;
    header.msg_control = &control;
    header.msg_controllen = sizeof control;
    const ssize_t got = recvmsg(right.fd, &header, 0);
    if (got <= 0) {
        transfer.code = got == 0 || errno == ECONNRESET ? Code::NoSenders : Code::Failed;
        return got == 0 || errno == ECONNRESET ? 0 : -errno;
    }
    giveCredit(right);
    const cmsghdr* rights = CMSG_FIRSTHDR(&header);
    for (unsigned i = 0; rights != nullptr && i < transfer.packet->rights; ++i) {
        Right received{transfer.packet->right[i].kind, -1, -1, transfer.packet->right[i].port, {}};
        const unsigned char* data = CMSG_DATA(rights) + i * 2 * sizeof(int);
        std::memcpy(&received.fd, data, sizeof(int));
        std::memcpy(&received.credits, data + sizeof(int), sizeof(int));
        std::memcpy(received.name, transfer.packet->right[i].name, sizeof received.name);
        transfer.message->rights.push_back(received);
    }
    return long(sizeof(int) + transfer.packet->size); // the id counts: never 0
}

inline void run(const char* call, Transfer& transfer, long (*operation)(void*))
{
    Packet& packet = *transfer.packet;
    if (crosstalk_port_call)
        crosstalk_port_call(call, transfer.right->port, &packet.serial, packet.text, packet.size,
                            operation, &transfer);
    else
        operation(&transfer);
}

inline void hold(const Right& right)
{
    if (crosstalk_port_hold)
        crosstalk_port_hold(right.fd, right.credits, right.port, right.name,
                            right.kind == Kind::Receive);
}

inline void drop(const Right& right, bool moved)
{
    if (crosstalk_port_drop)
        crosstalk_port_drop(right.fd, moved);
}

inline void letGo(Right& right)
{
    ::close(right.fd);
    ::close(right.credits);
    right = {};
}

/// What the two ends of a new port need from the kernel.
struct Ends
{
    int pair[2];
    int credits[2];
};

inline long make(void* argument)
{
    Ends& ends = *static_cast<Ends*>(argument);
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.pair) != 0)
        return -errno;
    ends.credits[0] = eventfd(queueLimit, EFD_SEMAPHORE | EFD_NONBLOCK | EFD_CLOEXEC);
    ends.credits[1] = dup(ends.credits[0]);
    return 0;
}

} // namespace wire

/// Gives a right up. The last receive right of a port leaves its senders a dead name.
inline void deallocate(Right& right)
{
    if (right.kind == Kind::None)
        return;
    wire::drop(right, false);
    wire::letGo(right);
}

/// A new port, with both rights to it. Keep the send right only as long as you want to be counted
/// as a sender. False: no descriptors left (errno says so).
inline bool allocate(const char* name, Right& receive, Right& send)
{
    static unsigned long count = 0;
    wire::Ends ends;
    const long made = crosstalk_port_call
                          ? crosstalk_port_call("", 0, nullptr, nullptr, 0, wire::make, &ends)
                          : wire::make(&ends);
    if (made != 0)
        return false;
    const unsigned long port = (unsigned long)getpid() << 16 | ++count;
    receive = {Kind::Receive, ends.pair[0], ends.credits[0], port, {}};
    send = {Kind::Send, ends.pair[1], ends.credits[1], port, {}};
    for (Right* right : {&receive, &send}) {
        std::snprintf(right->name, sizeof right->name, "%s", name);
        wire::hold(*right);
    }
    return true;
}

/// Sends a message to the port: waits while its queue is full, `timeoutMs` at most. Send rights in
/// the message are copied; receive and send-once rights move, and so does a send-once right that is
/// used.
inline Code send(Right& to, Message& message, int timeoutMs = forever)
{
    static unsigned long count = 0;
    wire::Packet packet{};
    packet.serial = (unsigned long)getpid() << 32 | ++count;
    packet.id = message.id;
    packet.size = unsigned(message.text.copy(packet.text, mostText));
    packet.rights = unsigned(message.rights.size());
    for (unsigned i = 0; i < packet.rights; ++i) {
        packet.right[i] = {message.rights[i].kind, message.rights[i].port, {}};
        std::memcpy(packet.right[i].name, message.rights[i].name, sizeof packet.right[i].name);
    }
    wire::Transfer transfer{&to, &packet, &message, timeoutMs, Code::Ok};
    for (const Right& carried : message.rights)
        if (carried.kind != Kind::Send)
            wire::drop(carried, true); // told before: it may arrive before this send returns
    wire::run("mach_msg_send", transfer, wire::transmit);
    for (Right& carried : message.rights) {
        if (carried.kind == Kind::Send)
            continue;
        if (transfer.code == Code::Ok)
            wire::letGo(carried);
        else
            wire::hold(carried); // it did not go
    }
    if (transfer.code == Code::Ok && to.kind == Kind::SendOnce) {
        wire::drop(to, false);
        wire::letGo(to);
    }
    return transfer.code;
}

/// Receives the next message of the port whose receive right this is: waits while there is none,
/// `timeoutMs` at most. The task holds the rights in the message from then on.
inline Code receive(const Right& from, Message& message, int timeoutMs = forever)
{
    wire::Packet packet{};
    message = {};
    wire::Transfer transfer{&from, &packet, &message, timeoutMs, Code::Ok};
    packet.size = mostText;
    wire::run("mach_msg_receive", transfer, wire::collect);
    if (transfer.code != Code::Ok)
        return transfer.code;
    message.id = packet.id;
    message.text.assign(packet.text, packet.size);
    for (const Right& right : message.rights)
        wire::hold(right);
    return Code::Ok;
}

/// A port for one answer: its send-once right goes into the question, its receive right is kept.
inline bool allocateReply(Right& receive, Right& once)
{
    if (!allocate("reply", receive, once))
        return false;
    once.kind = Kind::SendOnce;
    return true;
}

} // namespace crosstalk::mach
