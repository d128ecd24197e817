#pragma once

#include "engine/tap/call.h"

#include <sys/socket.h>

// Which channel a call on a socket is about. Nothing here allocates or changes errno.

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

/// Remembers that fd is a socket, described or not: it may yet come to lead somewhere.
void noteSocket(int fd);

/// A socket of ours that is not connected, bound or listening as far as we saw.
bool isUndescribed(int fd);

/// Looks at fd anew if it is undescribed: a connect that was in progress has succeeded, a send has
/// given it an address.
void lookAgain(Thread& thread, int fd);

/// Reports Describe for the listener or mailbox at an address, so that what failed there can be
/// told.
void describeAddress(Thread& thread, int fd, const Address& address);

/// NonBlocking if a call with these flags on fd will not sleep.
inline std::uint8_t waiting(int fd, int flags)
{
    const bool set =
        unsigned(fd) < descriptorCount && (worker.descriptor[fd].flags & NonBlocking) != 0;
    return set || (flags & MSG_DONTWAIT) != 0 ? std::uint8_t(NonBlocking) : std::uint8_t(0);
}

} // namespace crosstalk::tap::sockets
