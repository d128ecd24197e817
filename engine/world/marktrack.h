#pragma once

#include "engine/world/history.h"
#include "engine/world/historysequence.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace crosstalk::world {

/// Marks of one lane in the order of time. Every 64th keeps the counts of all before it; marks
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
    static constexpr std::uint64_t blockSize = 64;

    struct Packed
    {
        std::uint64_t time = 0;
        std::uint64_t event = 0;
        std::int64_t value = 0;
        std::int16_t variable = -1;
        MarkKind kind = MarkKind::Load;
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

    static bool isVerdict(MarkKind kind);
    static void count(MarkKind kind, Verdicts& verdicts);
    void condense();
    Verdicts blockEnd(std::uint64_t block) const;
    Place placeOf(std::uint64_t time, std::uint64_t& hint) const;
    Place placeInside(std::uint64_t block, std::uint64_t time) const;
    Place placeBetween(std::uint64_t block, std::uint64_t time) const;
    Mark unpacked(std::uint64_t index, std::uint64_t& partner) const;

    std::size_t m_exactLimit;
    HistorySequence<Packed> m_marks;
    HistorySequence<std::uint64_t> m_times; ///< of every 64th mark: index = mark index / 64
    HistorySequence<Verdicts> m_before;     ///< counted up to that mark
    HistorySequence<Partner> m_partners;    ///< one for each verdict mark, in their order
    Verdicts m_totals;
};

} // namespace crosstalk::world
