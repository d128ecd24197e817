#pragma once

#include "engine/world/history.h"
#include "widgets/timeline/timeaxis.h"

#include <vector>

namespace crosstalk::timeline {

/// The columns of one lane as last asked for. While the view scrolls at one scale, only those that
/// came into view or were still being filled are asked for again: the past does not change.
class ColumnCache
{
public:
    /// True when anything differs from the last call. `history` is not kept.
    bool update(const world::History& history, int lane, const TimeAxis& axis, quint64 last);
    const std::vector<world::Column>& columns() const { return m_columns; }
    void clear() { m_history = nullptr; }

private:
    int kept(const TimeAxis& axis, quint64 forgotten) const;

    std::vector<world::Column> m_columns;
    std::vector<world::Column> m_fresh;
    const world::History* m_history = nullptr; ///< compared, never followed
    int m_lane = -1;
    qint64 m_first = 0;
    quint64 m_nsPerColumn = 0;
    quint64 m_last = 0;
    quint64 m_forgotten = 0;
};

} // namespace crosstalk::timeline
