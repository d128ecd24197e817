#pragma once

#include "engine/tap/event.h"

#include <cstddef>
#include <cstdint>
#include <sys/stat.h>

// What a descriptor leads to, from what the kernel says of it now: so it does not matter how its
// process came by it. The tap asks about descriptors of its own process, the tracer
// (engine/syscalls) about a momentary duplicate of another's; both build these files. Nothing here
// allocates, or calls what the tap interposes.

namespace crosstalk::tap {

/// What identify() found.
struct Identity
{
    std::uint64_t object = 0;
    ObjectKind kind = ObjectKind::Unknown;
    std::uint8_t access = 0; ///< CanRead, CanWrite, NonBlocking
    std::uint32_t capacity = 0;
    std::uint64_t peer = 0; ///< the endpoint it is joined to; 0: none
    std::int32_t peerPid = 0; ///< where that is not known: who had it when they were connected
    char name[136] = {};
};

/// Recognizes descriptors of one file type (S_IFIFO, S_IFSOCK, …).
struct Identifier
{
    std::uint32_t format;
    bool (*identify)(int fd, const struct stat& status, Identity& out);
};

/// True when fd, whose status is given, leads to something that a mechanism watches.
bool identify(int fd, const struct stat& status, Identity& out);

/// CanRead, CanWrite, NonBlocking as fcntl has them.
std::uint8_t accessOf(int fd);

/// What /proc/self/fd says it leads to: "pipe:[1234]", "/tmp/fifo"; of shared memory the name
/// without its folder.
void nameOf(int fd, char* name, std::size_t room);

/// Copies as much of a text as fits, and ends it.
void copyText(char* to, std::size_t room, const char* from);

} // namespace crosstalk::tap

/// At namespace scope in a mechanism's tap/identity.cpp: asks `function` about descriptors of this
/// file type. All of them lie side by side in one section: no code runs to register.
#define CROSSTALK_IDENTIFIES(format, function)                                                     \
    __attribute__((used, section("crosstalk_identities"))) static const crosstalk::tap::Identifier \
        identifier_##function = {format, function};
