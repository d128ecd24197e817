#pragma once

#include "engine/world/history.h"
#include "engine/world/historysequence.h"
#include "engine/world/timecells.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace crosstalk::world {

class PixelEdges;

/// The values of one series in the order of time, with lows and highs of 8, 64, 512 … steps, so
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
    static constexpr std::uint64_t fanOut = 8;
    static constexpr std::size_t levels = 8; ///< the top one covers 16 M steps an entry

    struct LowHigh
    {
        std::int64_t low = 0;
        std::int64_t high = 0;
    };
    using Level = HistorySequence<LowHigh, 256>;
    using Eights = HistorySequence<std::uint64_t>;

    /// Where an instant falls among the steps. Exact where steps are kept, else the end of the
    /// eight that hold the place.
    struct Place
    {
        std::uint64_t reached = 0; ///< the first step not before it
        std::uint64_t passed = 0;  ///< the first step later than it
    };

    void fillCells(std::uint64_t time);
    void startCells();
    void fillExact(const PixelEdges& pixels, std::size_t from, std::uint64_t now,
                   std::vector<Range>& ranges) const;
    void addToLevels(std::int64_t value);
    void forgetStepsBefore(std::uint64_t index);
    std::uint64_t locate(std::uint64_t time, Eights::Course& course) const;
    Place placeOf(std::uint64_t time, std::uint64_t next) const;
    Range rangeOf(std::uint64_t from, std::uint64_t to) const;

    std::size_t m_exactLimit;
    HistorySequence<Step> m_steps;
    Eights m_times;             ///< of every 8th step
    Level m_levels[levels];     ///< entry i of level k covers 8^(k+1) steps from i
    TimeCells<LowHigh> m_cells; ///< of a long track: what was in force between two even moments
    LowHigh m_open;             ///< so far in the cell that comes next
};

} // namespace crosstalk::world
