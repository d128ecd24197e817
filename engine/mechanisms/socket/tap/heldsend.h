#pragma once

#include "engine/tap/call.h"

// A reply that comes too late, on purpose: the next sendmsg on a descriptor is held, entered but not
// made yet, until the remote call that it answers is over at its client.

namespace crosstalk::tap::sockets {

/// Descriptors with a send to be held; 0 nearly always, so that it costs others one load.
extern constinit std::atomic<int> heldSends __attribute__((visibility("hidden")));

/// Holds this thread, which has entered `call` on fd, if that is to be held.
void holdSend(Thread& thread, CallId call, int fd);

} // namespace crosstalk::tap::sockets
