#pragma once

#include <chrono>
#include <cstdint>

namespace crosstalk::trace {

/// Turns the ticks that the tap stamps events with into nanoseconds since the run began, and back.
/// A value: copy it freely. Calibrated once, so that one tick always means the same moment.
class Clock
{
public:
    enum class Source : std::uint8_t
    {
        Monotonic, ///< ticks are nanoseconds of CLOCK_MONOTONIC
        Tsc,       ///< ticks are the processor's time stamp counter
    };

    /// What this machine's events should be stamped with: the TSC only where the kernel itself
    /// trusts it as its clocksource.
    static Source preferred();

    /// A clock whose zero is now. For Tsc this measures the counter's rate for `effort`, which
    /// bounds the error to about 50 ns / effort.
    static Clock start(Source source,
                       std::chrono::nanoseconds effort = std::chrono::milliseconds(5));

    /// A clock with a known rate: `origin` is the tick at which the run began.
    Clock(Source source, std::uint64_t origin, double nsPerTick);

    /// The present moment in ticks. Loads that follow are not executed before it, so what other
    /// threads pushed before this moment is seen by them.
    std::uint64_t ticks() const;

    /// Nanoseconds since the run began; 0 for ticks before that.
    std::uint64_t toNs(std::uint64_t ticks) const
    {
        if (ticks <= m_origin)
            return 0;
        return static_cast<std::uint64_t>(
            static_cast<unsigned __int128>(ticks - m_origin) * m_nsPerTick >> fractionBits);
    }

    /// The tick at `ns` nanoseconds since the run began.
    std::uint64_t toTicks(std::uint64_t ns) const;

    Source source() const { return m_source; }
    std::uint64_t origin() const { return m_origin; }

private:
    static constexpr int fractionBits = 32;

    Source m_source;
    std::uint64_t m_origin;
    std::uint64_t m_nsPerTick; ///< fixed point, 32 fraction bits
};

} // namespace crosstalk::trace
