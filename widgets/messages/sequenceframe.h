#pragma once

#include "widgets/messages/sequencepainter.h"

namespace crosstalk::messages {

/// What the parts of the diagram paint from and on; lives for one paint.
struct SequencePainter::Frame
{
    QPainter& painter;
    timeline::LabelPlacer& labels;   ///< names, times: anywhere
    timeline::LabelPlacer& onArrows; ///< inside the plot
    const theme::Theme& theme;
    const world::Snapshot& snapshot;
    const world::History& history;
    const SequenceLayout& layout;
    const View& view;
    quint64 last = 0;
    quint64 cursor = 0;
    /// To be said beside bars, once everything else is painted.
    struct Words
    {
        QString text;
        QPointF leftMiddle;
        QColor colour;
    };
    std::vector<Words> words = {};

    double px(double design) const { return theme.px(design); }
    double x(const Lifeline& line) const { return layout.plot.left() + line.x - view.scroll; }
    double y(quint64 time) const { return layout.plot.top() + view.axis.toPixel(time); }
    quint64 begin() const { return view.axis.begin(); }
    quint64 end() const { return view.axis.end(); }
    /// Where arrows that start or end at it touch it, seen from `other`.
    double edge(double x, double other) const { return other > x ? x + px(5) : x - px(5); }
};

} // namespace crosstalk::messages
