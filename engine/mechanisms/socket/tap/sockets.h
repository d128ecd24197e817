#pragma once

#include "engine/mechanisms/socket/tap/addresses.h"
#include "engine/tap/call.h"

// Which channel a call on a socket is about. Nothing here allocates or changes errno.

namespace crosstalk::tap::sockets {

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
