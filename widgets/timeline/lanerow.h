#pragma once

#include "widgets/timeline/columncache.h"
#include "widgets/timeline/lanestrip.h"
#include "widgets/timeline/markrow.h"
#include "widgets/timeline/timelinescene.h"

#include <vector>

namespace crosstalk::timeline {

/// One process's row: its states, the locks it holds, its marks. Keeps columns and images between
/// paints; they are of one History, clear() when it is another.
class LaneRow
{
public:
    /// Decides whether spans and marks are shown one by one or as shades, and paints the bar.
    void paintBar(const TimelineScene& scene, const Row& row);
    void paintMarks(const TimelineScene& scene, const Row& row,
                    const std::function<bool(quint64 time)>& warned);
    const MarkRow& marks() const { return m_marks; }
    void clear();

private:
    void paintLock(const TimelineScene& scene, const Row& row);
    void paintRunning(const TimelineScene& scene, const Row& row);
    void paintRail(const TimelineScene& scene, const Row& row) const;

    ColumnCache m_columns;
    LaneStrip m_strip;
    QImage m_lock;
    MarkRow m_marks;
    std::vector<world::Span> m_spans;
    QRectF m_bar; ///< what the strip was rendered for
    bool m_dense = false;
    bool m_valid = false;
};

} // namespace crosstalk::timeline
