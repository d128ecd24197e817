#pragma once

#include "engine/world/history.h"
#include "engine/world/historysequence.h"
#include "engine/world/timecells.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace crosstalk::world {

class PixelEdges;

/// Nanoseconds spent in each kind of span, by SpanKind.
using KindTotals = std::array<std::uint64_t, spanKinds>;

/// Spans of one track: at any time at most one is open, and each ends where the next begins.
/// Every 16th span keeps the totals of all before it, so that the share of any interval is a
/// difference of two totals, found by binary search. Spans beyond `exactLimit` lose their own
/// record and live on in those totals only. Not locked: History does that.
class SpanTrack
{
public:
    explicit SpanTrack(std::size_t exactLimit = std::size_t{1} << 22) : m_exactLimit(exactLimit) {}

    /// Ends the open span and begins another; a time before the latest counts as the latest.
    void begin(SpanKind kind, std::uint64_t time);
    /// Ends the open span, if there is one.
    void finish(std::uint64_t time);
    void forgetBefore(std::uint64_t time);

    /// Adds the share of each kind to the columns of [begin, end); time has come as far as `now`.
    void addColumns(std::uint64_t begin, std::uint64_t end, std::uint64_t now,
                    std::vector<Column>& columns) const;
    /// Appends the spans that touch [begin, end), at most `limit` of them; false when there are
    /// more, or when some of the interval is no longer known span by span.
    bool spans(std::uint64_t begin, std::uint64_t end, std::size_t limit,
               std::vector<Span>& out) const;

private:
    static constexpr std::uint64_t blockSize = 16;

    /// A time in the upper bits, a SpanKind or `gap` in the lower three: the begin of a span.
    using Edge = std::uint64_t;
    static constexpr unsigned gap = 7;

    static std::uint64_t timeOf(Edge edge) { return edge >> 3; }
    static unsigned kindOf(Edge edge) { return edge & 7; }

    /// The same with the time since the block began, or `far` for a long one: half as much memory
    /// to look at.
    using Delay = std::uint32_t;
    static constexpr std::uint64_t far = (1u << 29) - 1; ///< half a second

    static std::uint64_t sinceBlock(Delay delay) { return delay >> 3; }

    /// What lay before an instant; a rounded one when it comes from cells.
    struct Reading
    {
        std::uint64_t time = 0;
        KindTotals totals = {};
    };

    void append(unsigned kind, std::uint64_t time);
    void fillCells(std::uint64_t time);
    void startCells();
    void addExact(const PixelEdges& pixels, std::size_t from, std::uint64_t now,
                  std::vector<Column>& columns) const;
    void condense();
    void forgetEdgesBefore(std::uint64_t index);
    void fetch(std::uint64_t next) const;
    KindTotals totalsAt(std::uint64_t time, std::uint64_t next) const;
    KindTotals totalsInside(std::uint64_t block, std::uint64_t time) const;
    KindTotals totalsInLong(std::uint64_t block, std::uint64_t time) const;
    KindTotals interpolated(std::uint64_t block, std::uint64_t time) const;

    std::size_t m_exactLimit;
    HistorySequence<Edge> m_edges;
    HistorySequence<Delay> m_delays; ///< of the same edges
    // Two sequences and not one of pairs: the search reads times only, eight to a cache line.
    HistorySequence<std::uint64_t> m_times;    ///< of every 16th edge: index = edge index / 16
    HistorySequence<KindTotals, 256> m_before; ///< totals up to that edge
    KindTotals m_totals = {};                  ///< up to the newest edge
    TimeCells<KindTotals> m_cells;             ///< totals at even moments, of a long track
};

} // namespace crosstalk::world
