#pragma once

#include "engine/base/result.h"
#include "engine/session/replay.h"

#include <ostream>

namespace crosstalk::session {

/// Writes every event of a recording as a line of CSV (RFC 4180, but lines end with "\n"), after a
/// line of names:
///
///     event    number of the event, from 0
///     time_ns  since the run began
///     process  "P1"; empty: the engine's own event
///     program  what it runs at that moment
///     thread   number of the thread in the run, from 0
///     kind     "read", "write", "value", "enter", "exit", … as tap::Kind has them
///     call     "write", "pthread_mutex_lock"; empty for no call
///     object   variable or channel by its name; else its key in hexadecimal; empty: none
///     offset   in the object, bytes
///     size     of the access or asked for, bytes
///     value    what was read, written or returned; of an exit signed, else as it lies in memory
///     error    "EPIPE": of a call that failed
///     fd       descriptor of a call; empty: none
///     order    "relaxed", … "seq_cst": of an atomic access
///     file, line  of the program
///     bytes    first bytes that were moved, in hexadecimal
///     flags    "internal", "sampled", "volatile", "slept", "nonblocking", several with a space
///
/// Of a file that was cut, all that is whole. `replay` must not have folded anything yet. An error
/// when `out` does not take it.
Result<void> exportCsv(Replay& replay, std::ostream& out);

/// "read", "atomic-rmw", "process-state": the word for a kind of event.
std::string_view kindName(tap::Kind kind);

/// Name of what an event is about: variable or channel; "" when it is about none that is known.
std::string objectName(const tap::Event& event, const world::World& world);

} // namespace crosstalk::session
