#pragma once

#include "engine/world/history.h"
#include "engine/world/historysequence.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace crosstalk::world {

/// The values of one series in the order of time, with lows and highs of 16, 256, 4096 … steps, so
/// that the range of any interval costs its logarithm. Steps beyond `exactLimit` are forgotten one
/// by one and live on in those lows and highs. Not locked: History does that.
class StepTrack
{
public:
    explicit StepTrack(std::size_t exactLimit = std::size_t{1} << 20) : m_exactLimit(exactLimit) {}

    /// A time before the latest step's counts as the latest.
    void append(std::uint64_t time, std::int64_t value);
    void forgetBefore(std::uint64_t time);
    bool empty() const { return m_steps.empty(); }
    std::int64_t latest() const { return m_steps.back().value; }

    /// Sets the low and high of each column of [begin, end); time has come as far as `now`.
    void fillRanges(std::uint64_t begin, std::uint64_t end, std::uint64_t now,
                    std::vector<Range>& ranges) const;
    /// Appends the step in force at begin and those in [begin, end), at most `limit`; false when
    /// there are more, or when some of them are no longer known one by one.
    bool steps(std::uint64_t begin, std::uint64_t end, std::size_t limit,
               std::vector<Step>& out) const;

private:
    static constexpr std::uint64_t fanOut = 16;
    static constexpr std::size_t levels = 6; ///< the top one covers 16 M steps an entry

    struct LowHigh
    {
        std::int64_t low = 0;
        std::int64_t high = 0;
    };
    using Level = HistorySequence<LowHigh, 256>;

    void addToLevels(std::int64_t value);
    void forgetStepsBefore(std::uint64_t index);
    std::uint64_t after(std::uint64_t time, std::uint64_t& hint) const;
    std::uint64_t afterFrom(std::uint64_t i, std::uint64_t time) const;
    Range rangeOf(std::uint64_t from, std::uint64_t to) const;

    std::size_t m_exactLimit;
    HistorySequence<Step> m_steps;
    HistorySequence<std::uint64_t> m_times; ///< of every 16th step
    Level m_levels[levels];                 ///< entry i of level k covers 16^(k+1) steps from i
};

} // namespace crosstalk::world
