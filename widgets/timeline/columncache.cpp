#include "widgets/timeline/columncache.h"

#include <algorithm>

namespace crosstalk::timeline {

namespace {

void ask(const world::History& history, int lane, quint64 begin, quint64 end, int pixels,
         std::vector<world::Column>& out)
{
    history.columns(lane, begin, end, pixels, out);
}

void ask(const world::History& history, int series, quint64 begin, quint64 end, int pixels,
         std::vector<world::Range>& out)
{
    history.ranges(series, begin, end, pixels, out);
}

} // namespace

/// How many columns at the left of the new view are settled and were already known.
template<class Item> int PixelCache<Item>::kept(const TimeAxis& axis, quint64 forgotten) const
{
    if (axis.nsPerColumn() != m_nsPerColumn || axis.firstColumn() < m_first ||
        forgotten != m_forgotten)
        return 0;
    const auto known = static_cast<qint64>(m_columns.size());
    const auto settled = static_cast<qint64>(m_last / m_nsPerColumn) - m_first;
    const qint64 end = std::min(known, settled) - (axis.firstColumn() - m_first);
    return static_cast<int>(std::clamp<qint64>(end, 0, axis.columns()));
}

template<class Item>
bool PixelCache<Item>::update(const world::History& history, int index, const TimeAxis& axis,
                              quint64 last)
{
    const quint64 forgotten = history.firstTime();
    const bool same = m_history == &history && m_index == index;
    const auto count = static_cast<std::size_t>(axis.columns());
    if (same && m_last == last && m_forgotten == forgotten && m_columns.size() == count &&
        m_first == axis.firstColumn() && m_nsPerColumn == axis.nsPerColumn())
        return false;
    const int keep = same && last >= m_last ? kept(axis, forgotten) : 0;
    if (keep > 0)
        std::copy_n(m_columns.begin() + (axis.firstColumn() - m_first), keep, m_columns.begin());
    m_columns.resize(count);
    const quint64 from = axis.begin() + static_cast<quint64>(keep) * axis.nsPerColumn();
    ask(history, index, from, axis.end(), axis.columns() - keep, m_fresh);
    std::copy(m_fresh.begin(), m_fresh.end(), m_columns.begin() + keep);
    m_history = &history;
    m_index = index;
    m_first = axis.firstColumn();
    m_nsPerColumn = axis.nsPerColumn();
    m_last = last;
    m_forgotten = forgotten;
    return true;
}

template class PixelCache<world::Column>;
template class PixelCache<world::Range>;

} // namespace crosstalk::timeline
