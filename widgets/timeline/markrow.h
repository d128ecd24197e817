#pragma once

#include "widgets/timeline/timelinescene.h"

#include <QHash>
#include <QImage>
#include <QRectF>

#include <functional>
#include <vector>

namespace crosstalk::timeline {

/// A mark with its place; circles have words in them, others are ticks.
struct PlacedMark
{
    world::Mark mark;
    int lane = 0;
    QRectF box;
    QString text; ///< "r5"; empty for a tick
};

/// The marks of one lane, where there are few enough to tell apart.
class MarkRow
{
public:
    /// Looks up what is in view and decides what becomes a circle. False: too many, nothing placed.
    bool place(const TimelineScene& scene, const Row& row);
    /// `warned(time)`: the access at that time is part of a lost update.
    void paint(const TimelineScene& scene, const Row& row,
               const std::function<bool(quint64 time)>& warned);
    /// The operation waiting at the gate, as a dashed circle at the cursor.
    void paintPending(const TimelineScene& scene, const Row& row) const;

    const std::vector<PlacedMark>& placed() const { return m_placed; }
    const std::vector<world::Mark>& verdicts() const { return m_verdicts; }
    void clear();                              ///< forgets what was placed
    void clearCircles() { m_circles.clear(); } ///< another theme or resolution

    /// "r5", "w6", "rw7"; "r" when the value is not known.
    static QString shortText(world::MarkKind kind, bool hasValue, qint64 value);

private:
    const QImage& circle(const TimelineScene& scene, const PlacedMark& placed, bool warned);
    void paintCircle(const TimelineScene& scene, const PlacedMark& placed, bool warned);
    void paintTick(const TimelineScene& scene, const Row& row, const PlacedMark& placed) const;

    std::vector<world::Mark> m_found;
    std::vector<PlacedMark> m_placed;
    QHash<int, QImage> m_circles;
    std::vector<world::Mark> m_verdicts; ///< races and lost updates among them
};

} // namespace crosstalk::timeline
