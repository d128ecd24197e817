#pragma once

#include "widgets/timeline/columncache.h"
#include "widgets/timeline/timelinescene.h"

#include <QImage>

#include <vector>

namespace crosstalk::timeline {

/// The values of a variable as boxes, or the fill of a pipe as an area below its capacity. What is
/// too dense for boxes becomes the band between low and high of each pixel.
class SeriesRow
{
public:
    void paint(const TimelineScene& scene, const Row& row, const world::History::SeriesInfo& info);
    void clear() { m_ranges.clear(); }

    /// "64K" for 65536 where that is exact, else plain digits.
    static QString amount(qint64 bytes);

private:
    struct Scale
    {
        qint64 low = 0;
        qint64 high = 1;
        int y(qint64 value, int height) const; ///< rows from the top
    };

    bool paintBoxes(const TimelineScene& scene, const Row& row);
    void paintBox(const TimelineScene& scene, const QRectF& box, qint64 value, bool current) const;
    void paintPending(const TimelineScene& scene, const Row& row) const;
    void paintBand(const TimelineScene& scene, const Row& row);
    void paintFill(const TimelineScene& scene, const Row& row, qint64 top);
    Scale scaleOfRanges() const;
    void drawArea(const TimelineScene& scene, const Row& row, const Scale& scale, QRgb below,
                  QRgb between, QRgb edge);

    RangeCache m_ranges;
    std::vector<world::Step> m_steps;
    QImage m_image;
};

} // namespace crosstalk::timeline
