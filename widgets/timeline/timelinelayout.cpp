#include "widgets/timeline/timelinelayout.h"

#include <algorithm>
#include <numeric>

namespace crosstalk::timeline {

namespace {

// In design pixels.
constexpr double side = 14;
constexpr double headerHeight = 30;
constexpr double axisHeight = 24;
constexpr double overviewHeight = 16;
constexpr double overviewGap = 8;
constexpr double leastRow = 19;
constexpr double namedRow = 17; // below that the rows' names lie on each other
constexpr double widestRow = 96;

double share(RowKind kind)
{
    return kind == RowKind::Fill ? 1.15 : 1.0;
}

double barHeight(RowKind kind, double row, double scale)
{
    switch (kind) {
    case RowKind::Lane:
        return std::clamp(row * 0.54, 12 * scale, 30 * scale);
    case RowKind::Variable:
        return std::clamp(row * 0.6, 16 * scale, 28 * scale);
    case RowKind::Fill:
        return std::clamp(row * 0.72, 14 * scale, 70 * scale);
    }
    return row;
}

double total(const std::vector<Row>& rows)
{
    return std::accumulate(rows.begin(), rows.end(), 0.0,
                           [](double sum, const Row& row) { return sum + share(row.kind); });
}

/// Takes away what does not fit and is no lane, from the end; first where nothing happens.
std::vector<Row> takeHidden(std::vector<Row>& rows, double mostShares)
{
    std::vector<Row> hidden;
    for (const bool quiet : {true, false})
        for (auto i = std::ssize(rows) - 1; i >= 0 && total(rows) > mostShares; --i) {
            const auto row = rows.begin() + i;
            if (row->kind == RowKind::Lane || row->quiet != quiet)
                continue;
            hidden.insert(hidden.begin(), *row);
            rows.erase(row);
        }
    return hidden;
}

} // namespace

double TimelineLayout::leastHeight(int rows, double scale)
{
    return (headerHeight + axisHeight + rows * leastRow) * scale;
}

TimelineLayout TimelineLayout::make(const Request& request)
{
    const double unit = request.scale;
    const double width = request.size.width();
    const double height = request.size.height();
    TimelineLayout layout;
    layout.header = {side * unit, 0, std::max(0.0, width - 2 * side * unit), headerHeight * unit};
    const double left = side * unit + request.gutter + 14 * unit;
    const double plotWidth = std::max(1.0, width - left - side * unit);

    const double least = leastHeight(static_cast<int>(request.rows.size()), unit);
    const bool overview = height >= least + (overviewHeight + overviewGap) * unit;
    const double bottom = height - (overview ? (overviewHeight + overviewGap) * unit : 0);
    const double rowsTop = layout.header.bottom();
    const double rowsBottom = bottom - axisHeight * unit;
    std::vector<Row> rows = request.rows;
    layout.hidden = takeHidden(rows, (rowsBottom - rowsTop) / (namedRow * unit));
    const double shares = total(rows);
    const double unitRow =
        shares > 0 ? std::min(widestRow * unit, (rowsBottom - rowsTop) / shares) : 0;

    layout.plot = {left, rowsTop, plotWidth, std::max(1.0, rowsBottom - rowsTop)};
    layout.gutter = {side * unit, rowsTop, request.gutter, layout.plot.height()};
    layout.axis = {left, rowsBottom, plotWidth, axisHeight * unit};
    if (overview)
        layout.overview = {left, bottom, plotWidth, overviewHeight * unit};

    double y = rowsTop;
    for (Row row : rows) {
        const double tall = unitRow * share(row.kind);
        row.band = {left, y, plotWidth, tall};
        const double bar = std::min(tall * 0.85, barHeight(row.kind, tall, unit));
        const double above = row.kind == RowKind::Fill ? (tall - bar) * 0.6
                                                       : std::min(10 * unit, (tall - bar) * 0.35);
        row.bar = {left, y + above, plotWidth, bar};
        layout.rows.push_back(row);
        y += tall;
    }
    return layout;
}

const Row* TimelineLayout::rowAt(double y) const
{
    for (const Row& row : rows)
        if (y >= row.band.top() && y < row.band.bottom())
            return &row;
    return nullptr;
}

const Row* TimelineLayout::lane(int index) const
{
    for (const Row& row : rows)
        if (row.kind == RowKind::Lane && row.index == index)
            return &row;
    return nullptr;
}

} // namespace crosstalk::timeline
