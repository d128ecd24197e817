#pragma once

#include "engine/mechanisms/mechanism.h"

namespace crosstalk::mechanisms::socket {

/// What is inside the way from `writer` to `reader`, descriptors of this process, either may be -1:
/// bytes of a stream or a seqpacket connection (Unix: SIOCINQ of the receiver, with SIOCOUTQ as what
/// is charged for it; TCP: SIOCINQ of the receiver and SIOCOUTQ of the sender), the length of the
/// first datagram, the connections that wait at a listener (with its backlog). Fails where the
/// kernel has no figure, the end that would know is gone, or bytes are on their way over loopback.
Result<KernelAnswer> figures(int reader, int writer);

} // namespace crosstalk::mechanisms::socket
