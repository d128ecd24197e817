#pragma once

#include "engine/world/history.h"
#include "widgets/timeline/timeaxis.h"

#include <vector>

namespace crosstalk::timeline {

/// What a History says of one lane or series, an item a pixel column, as last asked for. While the
/// view scrolls at one scale, only columns that came into view or were still being filled are asked
/// for again: the past does not change.
template<class Item> class PixelCache
{
public:
    /// True when anything differs from the last call. `history` is not kept.
    bool update(const world::History& history, int index, const TimeAxis& axis, quint64 last);
    const std::vector<Item>& columns() const { return m_columns; }
    void clear() { m_history = nullptr; }

private:
    int kept(const TimeAxis& axis, quint64 forgotten) const;

    std::vector<Item> m_columns;
    std::vector<Item> m_fresh;
    const world::History* m_history = nullptr; ///< compared, never followed
    int m_index = -1;
    qint64 m_first = 0;
    quint64 m_nsPerColumn = 0;
    quint64 m_last = 0;
    quint64 m_forgotten = 0;
};

using ColumnCache = PixelCache<world::Column>; ///< of a lane
using RangeCache = PixelCache<world::Range>;   ///< of a series

extern template class PixelCache<world::Column>;
extern template class PixelCache<world::Range>;

} // namespace crosstalk::timeline
