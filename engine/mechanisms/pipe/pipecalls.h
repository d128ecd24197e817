#pragma once

#include "engine/mechanisms/mechanism.h"

namespace crosstalk::mechanisms::pipe {

/// Offsets of the two tokens of a pipe object: who sees the end of file is after every close of a
/// write end; who sees EPIPE is after every close of a read end.
inline constexpr std::uint64_t writeEndToken = 0;
inline constexpr std::uint64_t readEndToken = 1;

/// Calls that put bytes into a descriptor.
constexpr bool isWrite(tap::CallId call)
{
    return call == idOf("write") || call == idOf("writev");
}

/// Calls that take bytes out of one.
constexpr bool isRead(tap::CallId call)
{
    return call == idOf("read") || call == idOf("readv");
}

/// The one fcntl() that changes a pipe; the tap reports it under this name.
constexpr bool isResize(tap::CallId call)
{
    return call == idOf("fcntl(F_SETPIPE_SZ)");
}

} // namespace crosstalk::mechanisms::pipe
