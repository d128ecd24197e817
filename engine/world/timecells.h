#pragma once

#include "engine/world/historysequence.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace crosstalk::world {

/// Values of a track at evenly spaced moments, and at every 4th, 16th … of them: a view of a whole
/// long run reads what lies side by side in memory, a pixel a few entries, however much happened
/// in it. The spacing is a power of two of nanoseconds; as time goes on it quadruples, so that
/// there are never more than `most` entries of the finest level, nor more than half as many as the
/// track has items: where items are few a view of them is quick anyway.
template<class Value> class TimeCells
{
public:
    using Level = HistorySequence<Value>;

    /// A pixel is at least this many cells wide, or there is no level for it: its edges, rounded to
    /// the nearest cell, are then at most a sixth of a pixel off.
    static constexpr std::uint64_t cellsAPixel = 3;

    struct View
    {
        const Level* level = nullptr; ///< null: none is fine enough
        unsigned shift = 0;           ///< entry i is that of the moment i << shift

        explicit operator bool() const { return level != nullptr; }
        std::uint64_t indexOf(std::uint64_t time) const
        {
            return (time + (std::uint64_t{1} << shift >> 1)) >> shift;
        }
        std::uint64_t timeOf(std::uint64_t index) const { return index << shift; }
    };

    /// Tracks shorter than this are looked up item by item: they fit a core's cache.
    static constexpr std::uint64_t worthwhile = 1 << 15;

    /// Nothing is in it yet, and no spacing chosen.
    bool empty() const { return m_levels[0].empty(); }

    /// Chooses the spacing for a track that has lasted until `time` when it gets its cells.
    void start(std::uint64_t time)
    {
        while (time >> m_shift > limit(worthwhile) / 2)
            ++m_shift;
    }

    std::uint64_t spacing() const { return std::uint64_t{1} << m_shift; }

    /// The next entry's moment.
    std::uint64_t next() const { return m_levels[0].end() << m_shift; }

    /// Appends an entry of the finest level to those of a track of `items`. combine(level, index)
    /// makes the coarser entry `index` from four of `level`, which are there by then.
    template<class Combine> void append(const Value& value, std::uint64_t items, Combine combine)
    {
        if (m_levels[0].end() >= limit(items))
            coarsen(combine);
        m_levels[0].append(value);
        for (std::size_t k = 0; k + 1 < levels && m_levels[k].end() % 4 == 0; ++k)
            m_levels[k + 1].append(combine(m_levels[k], m_levels[k + 1].end()));
    }

    /// The coarsest level that is fine enough for pixels of this width in ns.
    View view(std::uint64_t pixelWidth) const
    {
        View found;
        for (std::size_t k = 0; k < levels; ++k) {
            const unsigned shift = m_shift + unsigned(2 * k);
            if (pixelWidth >> shift < cellsAPixel || m_levels[k].empty())
                break;
            found = {&m_levels[k], shift};
        }
        return found;
    }

private:
    static constexpr std::size_t levels = 6;
    static constexpr std::uint64_t most = 1 << 18;

    static std::uint64_t limit(std::uint64_t items) { return std::min(items / 2, most); }

    template<class Combine> void coarsen(Combine combine)
    {
        for (std::size_t k = 0; k + 1 < levels; ++k)
            m_levels[k] = std::move(m_levels[k + 1]);
        Level& top = m_levels[levels - 1];
        const Level& below = m_levels[levels - 2];
        top = Level();
        while ((top.end() + 1) * 4 <= below.end())
            top.append(combine(below, top.end()));
        m_shift += 2;
    }

    std::array<Level, levels> m_levels;
    unsigned m_shift = 10; ///< a microsecond, to begin with
};

/// For running totals, entry i of which is what came before its moment: the coarser one is the
/// first of the four.
template<class Level> auto firstOfFour(const Level& level, std::uint64_t index)
{
    return level[index * 4];
}

} // namespace crosstalk::world
