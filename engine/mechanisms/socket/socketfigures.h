#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <utility>

namespace crosstalk::mechanisms::socket {

/// {what is inside, what the kernel charges for it} of the way from `writer` to `reader`:
/// descriptors of this process, either may be -1. Inside is: bytes of a stream or a seqpacket
/// connection (Unix: SIOCINQ of the receiver; TCP: SIOCINQ of the receiver and SIOCOUTQNSD of the
/// sender together), the length of the first datagram, the connections that wait at a listener
/// (with its backlog as the second). Fails where the kernel has no figure, the end that would know
/// is gone, or bytes are on their way over loopback.
Result<std::pair<std::uint64_t, std::uint64_t>> figures(int reader, int writer);

} // namespace crosstalk::mechanisms::socket
