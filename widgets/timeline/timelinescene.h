#pragma once

#include "engine/world/history.h"
#include "engine/world/snapshot.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/labelplacer.h"
#include "widgets/timeline/lanestrip.h"
#include "widgets/timeline/timeaxis.h"
#include "widgets/timeline/timelinelayout.h"

#include <QPainter>

#include <vector>

namespace crosstalk::timeline {

/// Fonts and colours, looked up once and not at every paint.
struct TimelineStyle
{
    theme::Theme theme;
    LabelFont name;  ///< of a row
    LabelFont value; ///< in boxes of a variable
    LabelFont mark;  ///< in circles
    LabelFont axis;
    LabelFont small; ///< legend, hints
    LabelFont pill;
    bool pale = false; ///< lanes carry circles, so their bars are pale
    std::vector<LaneLook> lanes;

    static TimelineStyle make(const theme::Theme& theme, int lanes, bool pale);
    double px(double design) const { return theme.px(design); }
    const theme::Palette& palette() const { return theme.palette(); }
};

/// What the parts of the timeline paint from and on; lives for one paint.
struct TimelineScene
{
    QPainter& painter;
    LabelPlacer& labels;
    const TimelineStyle& style;
    const TimelineLayout& layout;
    const TimeAxis& axis;
    const world::Snapshot& snapshot;
    const world::History& history;
    quint64 last = 0;   ///< how far time has come
    quint64 cursor = 0; ///< the moment shown on the stage

    double x(quint64 time) const { return layout.plot.left() + axis.toPixel(time); }
    double px(double design) const { return style.px(design); }
    /// Paints an image of one pixel a column of `columns` at device resolution, as far as time has
    /// come.
    void drawStrip(const QImage& image, double top, const TimeAxis& columns) const;
};

} // namespace crosstalk::timeline
