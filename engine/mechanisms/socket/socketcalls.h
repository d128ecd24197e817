#pragma once

#include "engine/mechanisms/mechanism.h"

#include <sys/socket.h>

// The calls on sockets, sorted by what they do to a channel. Those that take flags have them in
// Enter's value.

namespace crosstalk::mechanisms::socket {

constexpr bool isSend(tap::CallId call)
{
    return call == idOf("send") || call == idOf("sendto") || call == idOf("sendmsg") ||
           call == idOf("sendmmsg") || call == idOf("write") || call == idOf("writev") ||
           call == idOf("splice(into)") || call == idOf("sendfile");
}

constexpr bool isReceive(tap::CallId call)
{
    return call == idOf("recv") || call == idOf("recvfrom") || call == idOf("recvmsg") ||
           call == idOf("recvmmsg") || call == idOf("read") || call == idOf("readv") ||
           call == idOf("splice(from)");
}

constexpr bool isConnect(tap::CallId call)
{
    return call == idOf("connect");
}

constexpr bool isAccept(tap::CallId call)
{
    return call == idOf("accept") || call == idOf("accept4");
}

/// Calls that wait until there is something to do, and move nothing.
constexpr bool isWait(tap::CallId call)
{
    return call == idOf("poll") || call == idOf("ppoll") || call == idOf("select") ||
           call == idOf("pselect");
}

/// read() and write() have no flags; the others' are in Enter's value.
constexpr bool hasFlag(const tap::Event& event, int flag)
{
    const bool plain = event.call == idOf("read") || event.call == idOf("readv") ||
                       event.call == idOf("write") || event.call == idOf("writev") ||
                       event.call == idOf("splice(from)") || event.call == idOf("splice(into)") ||
                       event.call == idOf("sendfile");
    return !plain && (int(event.value) & flag) != 0;
}

/// It will not sleep, whatever it finds.
constexpr bool isNonBlocking(const tap::Event& event)
{
    return (event.flags & tap::NonBlocking) != 0 || hasFlag(event, MSG_DONTWAIT);
}

} // namespace crosstalk::mechanisms::socket
