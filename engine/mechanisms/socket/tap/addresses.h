#pragma once

#include "engine/tap/event.h"

#include <sys/socket.h>

// What the address of a socket leads to. Built into the tap and into the tracer. Nothing here
// allocates or changes errno.

namespace crosstalk::tap::sockets {

/// What an address leads to: a key that is the same in every process, and its text.
struct Address
{
    std::uint64_t key = 0; ///< 0: no address that we watch
    char text[128] = {};
};

/// The listener or mailbox at an address, for sockets of this type (SOCK_STREAM, …).
Address addressOf(const sockaddr* address, socklen_t size, int type);

/// What kind of object addresses of this socket lead to: a listener or a mailbox of its family.
ObjectKind addressedKind(int fd);

int typeOf(int fd);

} // namespace crosstalk::tap::sockets
