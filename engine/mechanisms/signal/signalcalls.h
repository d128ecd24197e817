#pragma once

#include "engine/mechanisms/mechanism.h"

#include <csignal>
#include <string>

namespace crosstalk::mechanisms::signals {

/// First of the signals that queue; the C library keeps the two before it for itself.
inline constexpr int firstRealTime = 32;

constexpr bool isSend(tap::CallId call)
{
    return call == idOf("kill") || call == idOf("raise") || call == idOf("sigqueue");
}

constexpr bool isMask(tap::CallId call)
{
    return call == idOf("sigprocmask") || call == idOf("pthread_sigmask");
}

/// Waits that take one signal out and return its number.
constexpr bool isTake(tap::CallId call)
{
    return call == idOf("sigwait") || call == idOf("sigwaitinfo") || call == idOf("sigtimedwait");
}

/// Reads through a signalfd, which take out as many as there is room for.
constexpr bool isRead(tap::CallId call)
{
    return call == idOf("read") || call == idOf("readv");
}

/// Waits that end after a handler has run.
constexpr bool isPause(tap::CallId call)
{
    return call == idOf("pause") || call == idOf("sigsuspend");
}

constexpr std::uint64_t bitOf(int signal)
{
    return signal > 0 && signal <= 64 ? std::uint64_t{1} << (signal - 1) : 0;
}

/// "SIGUSR1", "SIGRTMIN+2".
std::string nameOf(int signal);

} // namespace crosstalk::mechanisms::signals
