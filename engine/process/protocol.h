#pragma once

#include "engine/tap/control.h"

#include <optional>
#include <string>
#include <vector>

// What the engine and crosstalk-supervisor say to each other over a SOCK_SEQPACKET pair; the
// socket is also the lifeline: its end-of-file tells the supervisor that the engine is gone.
//
//   engine → supervisor    join NAME SIZE            make a pipe (SIZE 0: the kernel's default)
//                          spawn ORDINAL IN OUT PATH ARG…   IN, OUT: a join's name, or "-"
//                          seal                      close our copies of the joins' ends
//   supervisor → engine    started ORDINAL PID
//                          failed WHO ERRNO WHAT
//                          ended PID WAITSTATUS
//                          sealed

namespace crosstalk::process {

/// Descriptors under which the supervisor finds its socket and the control region.
inline constexpr int supervisorSocketFd = 3;
inline constexpr int supervisorControlFd = 4;

/// Fields of one message, the first its verb. At most 64 KiB together.
using Message = std::vector<std::string>;

/// Sends one message; false with errno when the other side is gone or the message is too long.
bool send(int socket, const Message& message);

/// Waits for one message; none at end-of-file.
std::optional<Message> receive(int socket);

} // namespace crosstalk::process
