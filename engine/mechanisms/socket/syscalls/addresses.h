#pragma once

#include "engine/mechanisms/socket/tap/addresses.h"

#include <cstdint>

namespace crosstalk::syscalls {

class Tracee;
struct OpenFile;

/// The address that lies there in the tracee, for a socket of this type (SOCK_STREAM, …).
tap::sockets::Address addressAt(const Tracee& tracee, std::uint64_t address, std::uint64_t size,
                                int type);

/// SOCK_STREAM and so on, by a momentary duplicate; -1: no socket.
int socketType(Tracee& tracee, int fd);

/// Reports Describe for the listener or mailbox at an address, so that what failed there can be
/// told.
void describeAddress(Tracee& tracee, int fd, const tap::sockets::Address& address);

/// NonBlocking if a call with these flags will not sleep.
std::uint8_t waiting(const OpenFile* file, std::uint64_t flags);

} // namespace crosstalk::syscalls
