#include "widgets/timeline/timelinescene.h"

#include <cmath>

namespace crosstalk::timeline {

TimelineStyle TimelineStyle::make(const theme::Theme& theme, int lanes, bool pale)
{
    TimelineStyle style{theme,
                        theme.sans(12, QFont::DemiBold),
                        theme.mono(12, QFont::DemiBold),
                        theme.mono(10, QFont::DemiBold),
                        theme.mono(11),
                        theme.sans(11),
                        theme.sans(11, QFont::DemiBold),
                        pale,
                        {}};
    for (int lane = 0; lane < lanes; ++lane)
        style.lanes.push_back(LaneLook::of(theme, lane, pale));
    return style;
}

void TimelineScene::drawStrip(const QImage& image, double top, const TimeAxis& columns) const
{
    const double ratio = axis.pixelRatio();
    int from = 0;
    int known = 0;
    columns.columnsOf(0, last, from, known);
    const QRectF target(layout.plot.left(), std::round(top * ratio) / ratio, known / ratio,
                        image.height() / ratio);
    painter.drawImage(target, image, QRectF(0, 0, known, image.height()));
}

} // namespace crosstalk::timeline
