#include "engine/tap/call.h"

#include <errno.h>

// Mach-style ports of lessons/kit/crosstalk/mach.h: a send or receive is reported as one call, and
// what it is made of (poll, sendmsg, an eventfd) is not; a right is one descriptor, that of its
// credits, and the end of the socket pair beside it stays out of the picture.

using namespace crosstalk::tap;

namespace {

struct Held
{
    int fd; ///< end of the socket pair; -1: a free place
    int credits;
    std::uint64_t port;
    std::uint32_t name;
    bool receives;
};

constexpr int heldCount = 64;
Held held[heldCount];
bool anyHeld = false;

Held* heldWith(int Held::*which, int fd)
{
    for (Held& right : held)
        if (right.port != 0 && right.*which == fd)
            return &right;
    return nullptr;
}

/// No device has these top bits, nor has namedKey().
std::uint64_t portKey(std::uint64_t port)
{
    return 0x7ffe'0000'0000'0000 | (port & 0xffff'ffff'ffff);
}

constexpr std::uint32_t queueLimit = 5; // mach.h's

/// `arrived`: it is new to this process, made or received; told as the inode, of which it has none.
void report(Thread& thread, const Held& right, bool arrived)
{
    struct stat none = {};
    none.st_ino = arrived ? 1 : 0;
    const auto flags = std::uint8_t(right.receives ? CanRead : CanWrite);
    recordDescriptor(thread, right.credits, none, {portKey(right.port), ObjectKind::Port, flags},
                     queueLimit, right.name);
}

/// In a new process: the rights it inherited are told again, their socket ends not at all.
bool describePort(Thread& thread, int fd, const struct stat&)
{
    if (!anyHeld)
        return false;
    if (const Held* right = heldWith(&Held::credits, fd)) {
        report(thread, *right, false);
        return true;
    }
    return heldWith(&Held::fd, fd) != nullptr;
}

} // namespace

CROSSTALK_DESCRIBES(anyFormat, describePort)

/// Runs `operation` as one call on the port; with an empty name it is run unseen.
CROSSTALK_EXPORT long crosstalk_port_call(const char* name, unsigned long port,
                                          unsigned long* serial, void* bytes, unsigned long size,
                                          long (*operation)(void*), void* argument)
{
    Thread* thread = current();
    if (thread == nullptr)
        return operation(argument);
    if (name[0] == '\0') {
        thread->inside = true;
        const long result = operation(argument);
        thread->inside = false;
        return result;
    }
    const bool sends = name[9] == 's'; // mach_msg_send, mach_msg_receive
    Call call(thread, sends ? idOf("mach_msg_send") : idOf("mach_msg_receive"), portKey(port),
              sends ? *serial : 0, -1, sends ? size : 0, __builtin_return_address(0));
    thread->inside = true;
    const long result = operation(argument);
    thread->inside = false;
    const int error = result < 0 ? int(-result) : 0;
    constexpr long id = sizeof(int); // counts as part of the message, is not shown
    const std::size_t moved = result > id ? std::size_t(result - id) : 0;
    if (!sends)
        call.setOffset(*serial);
    call.finish(result < 0 ? -1 : result, error, bytes, moved);
    restoreErrno(error);
    return result;
}

CROSSTALK_EXPORT void crosstalk_port_hold(int fd, int credits, unsigned long port, const char* name,
                                          int receives)
{
    Thread* thread = current();
    if (thread == nullptr)
        return;
    anyHeld = true;
    for (Held& right : held) {
        if (right.port != 0)
            continue;
        right = {fd, credits, port, internName(name), receives != 0};
        report(*thread, right, right.receives);
        return;
    }
}

/// The right goes, in a message or for good; its descriptors are closed next.
CROSSTALK_EXPORT void crosstalk_port_drop(int fd, int moved)
{
    Held* right = heldWith(&Held::fd, fd);
    Thread* thread = current();
    if (right == nullptr)
        return;
    if (thread != nullptr)
        closedDescriptor(*thread, right->credits, moved != 0);
    *right = {};
}
