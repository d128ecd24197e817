#pragma once

#include <QRectF>
#include <QSizeF>

#include <vector>

namespace crosstalk::timeline {

/// What a row of the timeline shows.
enum class RowKind
{
    Lane,
    Variable,
    Fill
};

/// One row: the bar itself and the room around it, for arcs and labels.
struct Row
{
    RowKind kind = RowKind::Lane;
    int index = 0; ///< of the lane or series in the History
    QRectF band;   ///< the whole row, across the plot
    QRectF bar;    ///< where spans, boxes or the fill are painted
    bool quiet = false; ///< nothing has changed in it so far
};

/// Where everything goes, from sizes alone.
struct TimelineLayout
{
    QRectF header;   ///< legend and hint
    QRectF gutter;   ///< names of the rows
    QRectF plot;     ///< where time runs; from the cursor's handle to the axis
    QRectF axis;     ///< labels of the ticks
    QRectF overview; ///< the whole run; empty where there is no room
    std::vector<Row> rows;
    std::vector<Row> hidden; ///< there is no room for; the quiet ones first, never a lane

    struct Request
    {
        QSizeF size;
        double scale = 1;       ///< pixels of one design pixel
        double gutter = 60;     ///< widest row name
        double rightMargin = 0; ///< kept free at the right of the plot
        std::vector<Row> rows;  ///< kind and index of each, and whether it is quiet
    };
    static TimelineLayout make(const Request& request);

    /// The least height at which every row can still be told from its neighbours.
    static double leastHeight(int rows, double scale);
    const Row* rowAt(double y) const;
    const Row* lane(int index) const;
};

} // namespace crosstalk::timeline
