#pragma once

#include "engine/tap/control.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <sys/types.h>

namespace crosstalk::syscalls {

/// Hands out the control region's slots to threads that come and go by the thousand: one that has
/// ended is used again once the engine has taken all that was reported there.
class Slots
{
public:
    explicit Slots(tap::ControlHeader& control) : m_control(control) {}

    /// A slot for a new thread; slotCount when as many threads are there already.
    std::uint32_t claim(std::uint32_t parent, bool newProcess);

    /// Its thread has ended.
    void release(std::uint32_t slot);

private:
    using Clock = std::chrono::steady_clock;
    struct Free
    {
        std::uint32_t slot;
        Clock::time_point since;
    };

    std::uint32_t reuse();

    tap::ControlHeader& m_control;
    std::deque<Free> m_free; ///< longest ended first
};

} // namespace crosstalk::syscalls
