#pragma once

#include "engine/mechanisms/mechanism.h"

namespace crosstalk::mechanisms::queue {

/// Calls that put a message into a queue.
constexpr bool isSend(tap::CallId call)
{
    return call == idOf("mq_send") || call == idOf("mq_timedsend") || call == idOf("msgsnd") ||
           call == idOf("message_queue::send") || call == idOf("message_queue::try_send") ||
           call == idOf("message_queue::timed_send");
}

/// Calls that take one out.
constexpr bool isReceive(tap::CallId call)
{
    return call == idOf("mq_receive") || call == idOf("mq_timedreceive") ||
           call == idOf("msgrcv") || call == idOf("message_queue::receive") ||
           call == idOf("message_queue::try_receive") ||
           call == idOf("message_queue::timed_receive");
}

/// Calls that take a queue's name away. A POSIX queue lives on while somebody has it open, a
/// System V queue is gone with all that is in it.
constexpr bool isRemoval(tap::CallId call)
{
    return call == idOf("mq_unlink") || call == idOf("msgctl(IPC_RMID)");
}

/// Calls that make or find a queue.
constexpr bool isOpen(tap::CallId call)
{
    return call == idOf("mq_open") || call == idOf("msgget");
}

/// How many bytes of a message are shown: its first ones, and all of a short message.
inline constexpr std::uint64_t shownBytes = 72;

} // namespace crosstalk::mechanisms::queue
