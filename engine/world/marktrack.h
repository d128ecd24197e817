#pragma once

#include "engine/world/history.h"
#include "engine/world/historysequence.h"
#include "engine/world/timecells.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace crosstalk::world {

class PixelEdges;

/// Marks of one lane in the order of time. Every 16th keeps the counts of all before it; marks
/// beyond `exactLimit` are forgotten one by one and live on in those counts. Not locked: History
/// does that.
class MarkTrack
{
public:
    explicit MarkTrack(std::size_t exactLimit = std::size_t{1} << 20) : m_exactLimit(exactLimit) {}

    /// A time before the latest mark's counts as the latest.
    void append(const Mark& mark);
    void forgetBefore(std::uint64_t time);

    /// Adds the number of marks, and whether a race or lost update is among them, to the columns.
    void addColumns(std::uint64_t begin, std::uint64_t end, std::vector<Column>& columns) const;
    /// Appends the marks in [begin, end), at most `limit`; false when there are more, or when some
    /// of them are only counted.
    bool marks(std::uint64_t begin, std::uint64_t end, std::size_t limit,
               std::vector<Mark>& out) const;

private:
    static constexpr std::uint64_t blockSize = 16;
    static constexpr std::uint64_t far = 0xffffffff; ///< 4 s

    /// A time in the upper bits, a MarkKind in the lower three.
    using Moment = std::uint64_t;

    struct Packed ///< what Moment does not say
    {
        std::uint64_t event = 0;
        std::int64_t value = 0;
        std::int16_t variable = -1;
        bool hasValue = false;
    };
    struct Partner
    {
        std::uint64_t time = 0;
        std::int32_t lane = -1;
    };
    struct Verdicts
    {
        std::uint32_t races = 0;
        std::uint32_t losts = 0;
    };
    /// Where an instant falls among the marks: how many, and how many verdicts, lie before it.
    struct Place
    {
        std::uint64_t marks = 0;
        Verdicts least; ///< surely before
        Verdicts most;  ///< perhaps before: differs from least only where marks are counted
    };

    /// What lies before a moment.
    struct Tally
    {
        std::uint64_t marks = 0;
        Verdicts verdicts;
    };

    using Blocks = HistorySequence<std::uint64_t>;

    static std::uint64_t timeOf(Moment moment) { return moment >> 3; }
    static MarkKind kindOf(Moment moment) { return static_cast<MarkKind>(moment & 7); }
    static bool isVerdict(MarkKind kind);
    static void count(MarkKind kind, Verdicts& verdicts);
    void condense();
    void fillCells(std::uint64_t time);
    void startCells();
    void addExact(const PixelEdges& pixels, std::size_t from, std::vector<Column>& columns) const;
    void forgetMarksBefore(std::uint64_t block);
    Verdicts blockEnd(std::uint64_t block) const;
    std::uint64_t locate(std::uint64_t time, Blocks::Course& course) const;
    Place placeOf(std::uint64_t time, std::uint64_t next) const;
    std::uint64_t earlierInside(std::uint64_t block, std::uint64_t time) const;
    Place placeInside(std::uint64_t block, std::uint64_t time) const;
    Place placeBetween(std::uint64_t block, std::uint64_t time) const;
    Mark unpacked(std::uint64_t index, std::uint64_t& partner) const;

    std::size_t m_exactLimit;
    HistorySequence<Packed> m_marks;
    // Apart from the rest: columns are counted from the times alone, sixteen to a cache line.
    HistorySequence<std::uint32_t> m_delays; ///< since the block began, `far` if that is long
    HistorySequence<Moment> m_moments;
    Blocks m_blockTimes;                 ///< of every 16th mark: index = mark index / 16
    HistorySequence<Verdicts> m_before;  ///< counted up to that mark
    HistorySequence<Partner> m_partners; ///< one for each verdict mark, in their order
    Verdicts m_totals;
    TimeCells<Tally> m_cells; ///< tallies at even moments, of a long track
};

} // namespace crosstalk::world
