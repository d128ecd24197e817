#pragma once

#include <cstdint>
#include <vector>

namespace crosstalk::explore {

/// How an operation uses a place.
enum class Mode : std::uint8_t
{
    Read,  ///< commutes with other reads
    Write, ///< commutes with nothing
    Give,  ///< makes one Take possible (unlock, post); commutes with other gives
    Take,  ///< needs that one is there (lock, wait for a semaphore); commutes with nothing
};

/// A place that an operation used: bytes of a segment, a lock, a channel, the life of a process.
struct Use
{
    std::uint64_t object = 0;
    std::uint64_t offset = 0;
    std::uint32_t size = 1; ///< bytes from offset on
    Mode mode = Mode::Write;
    std::int32_t units = many; ///< Takes of the same place that were possible right before this

    static constexpr std::int32_t many = 1 << 20; ///< also where that is not known

    friend bool operator==(const Use&, const Use&) = default;
};

/// What a thread did from one gate to the next: its one visible operation and whatever of a
/// library's came along with it.
struct Operation
{
    std::vector<Use> uses;
};

/// Bytes in common.
bool overlap(const Use& a, const Use& b);

/// Their order matters: at one place, and not both only read or only give there.
bool conflict(const Use& a, const Use& b);

/// Some of their uses are in conflict.
bool dependent(const Operation& a, const Operation& b);

} // namespace crosstalk::explore
