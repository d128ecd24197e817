#pragma once

#include "engine/mechanisms/mechanism.h"
#include "engine/mechanisms/pipe/opens.h"

namespace crosstalk::mechanisms::pipe {

/// Offsets of the two tokens of a pipe object: who sees the end of file is after every close of a
/// write end; who sees EPIPE is after every close of a read end.
inline constexpr std::uint64_t writeEndToken = 0;
inline constexpr std::uint64_t readEndToken = 1;

/// And of the meeting of both sides in open(): who got in is after the other's coming to the door.
inline constexpr std::uint64_t readDoorToken = 2;
inline constexpr std::uint64_t writeDoorToken = 3;

/// PIPE_BUF: a write of up to so many bytes is never mixed with another's.
inline constexpr std::uint64_t atomicBytes = 4096;

/// Calls that put bytes into a descriptor.
constexpr bool isWrite(tap::CallId call)
{
    return call == idOf("write") || call == idOf("writev") || call == idOf("splice(into)") ||
           call == idOf("tee(into)") || call == idOf("sendfile") || call == idOf("vmsplice");
}

/// Calls that take bytes out of one.
constexpr bool isRead(tap::CallId call)
{
    return call == idOf("read") || call == idOf("readv") || call == idOf("splice(from)");
}

/// The one fcntl() that changes a pipe; the tap reports it under this name.
constexpr bool isResize(tap::CallId call)
{
    return call == idOf("fcntl(F_SETPIPE_SZ)");
}

/// Calls that open a FIFO by its name; their value at Enter is one of Opens.
constexpr bool isOpen(tap::CallId call)
{
    return call == idOf("open") || call == idOf("openat") || call == idOf("fopen");
}

} // namespace crosstalk::mechanisms::pipe
