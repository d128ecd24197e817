#pragma once

#include "engine/tap/event.h"

namespace crosstalk::mechanisms::pipe {

/// Offsets of the two tokens of a pipe object: who sees the end of file is after every close of a
/// write end; who sees EPIPE is after every close of a read end.
inline constexpr std::uint64_t writeEndToken = 0;
inline constexpr std::uint64_t readEndToken = 1;

/// Calls that put bytes into a descriptor.
constexpr bool isWrite(tap::CallId call)
{
    return call == tap::callId("write") || call == tap::callId("writev");
}

/// Calls that take bytes out of one.
constexpr bool isRead(tap::CallId call)
{
    return call == tap::callId("read") || call == tap::callId("readv");
}

/// fcntl(fd, F_SETPIPE_SZ), which the tap reports under this name.
constexpr bool isResize(tap::CallId call)
{
    return call == tap::callId("F_SETPIPE_SZ");
}

} // namespace crosstalk::mechanisms::pipe
