#include "widgets/timeline/lanerow.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace crosstalk::timeline {

using world::Column;
using world::Span;
using world::SpanKind;

namespace {

/// Calls paint(first, end) for each run of columns that `wanted` holds for.
template<class Wanted, class Paint>
void forRuns(const std::vector<Column>& columns, Wanted wanted, Paint paint)
{
    const auto count = static_cast<int>(columns.size());
    for (int x = 0; x < count;) {
        const bool on = wanted(columns[static_cast<std::size_t>(x)]);
        int end = x + 1;
        while (end < count && wanted(columns[static_cast<std::size_t>(end)]) == on)
            ++end;
        if (on)
            paint(x, end);
        x = end;
    }
}

} // namespace

void LaneRow::clear()
{
    m_columns.clear();
    m_marks.clear();
    m_marks.clearCircles();
    m_valid = false;
}

void LaneRow::paintBar(const TimelineScene& scene, const Row& row)
{
    const bool changed = m_columns.update(scene.history, row.index, scene.axis, scene.last);
    const bool dense = !m_marks.place(scene, row);
    if (changed || !m_valid || m_bar != row.bar || m_dense != dense) {
        const double ratio = scene.axis.pixelRatio();
        const int height = static_cast<int>(std::lround(row.bar.height() * ratio));
        m_strip.render(m_columns.columns(), scene.style.lanes[static_cast<std::size_t>(row.index)],
                       height, scene.axis.firstColumn(), scene.px(1) * ratio, dense);
        m_bar = row.bar;
        m_dense = dense;
        m_valid = true;
    }
    scene.drawStrip(m_strip.image(), row.bar.top(), scene.axis);
    if (!dense)
        paintRunning(scene, row);
    paintLock(scene, row);
    if (dense)
        paintRail(scene, row);
}

/// Few spans: the running ones get round corners.
void LaneRow::paintRunning(const TimelineScene& scene, const Row& row)
{
    constexpr std::size_t most = 80;
    if (!scene.history.spans(row.index, scene.axis.begin(), scene.axis.end(), most, m_spans))
        return;
    const LaneLook& look = scene.style.lanes[static_cast<std::size_t>(row.index)];
    const double radius = std::min(scene.px(4), row.bar.height() / 3);
    const QRectF& plot = scene.layout.plot;
    scene.painter.setRenderHint(QPainter::Antialiasing);
    scene.painter.setPen(Qt::NoPen);
    for (const Span& span : m_spans) {
        if (span.kind != SpanKind::Running)
            continue;
        const double left = std::max(scene.x(span.begin), plot.left());
        const double right =
            std::min(scene.x(std::min<quint64>(span.end, scene.last)), plot.right());
        if (right - left < 3 * radius)
            continue;
        const QRectF box(left, row.bar.top(), right - left, row.bar.height());
        const double over = scene.px(1);
        scene.painter.fillRect(QRectF(left - 0.5, box.top(), over, box.height()), look.ground);
        scene.painter.fillRect(QRectF(right - 0.5, box.top(), over, box.height()), look.ground);
        for (const double corner : {left, right - radius})
            scene.painter.fillRect(QRectF(corner, box.top(), radius, box.height()), look.ground);
        scene.painter.setBrush(look.running);
        scene.painter.drawRoundedRect(box, radius, radius);
    }
}

/// A row of scan lines below the bar, fainter where the lock was held for part of a pixel.
void LaneRow::paintLock(const TimelineScene& scene, const Row& row)
{
    const double ratio = scene.axis.pixelRatio();
    const double top = row.bar.bottom() + scene.px(2);
    const int height = qRound(std::min(scene.px(4), row.band.bottom() - top) * ratio);
    const auto& columns = m_columns.columns();
    const auto held = [](const Column& column) {
        return column.share[static_cast<int>(SpanKind::Locked)];
    };
    if (height < 1 || std::none_of(columns.begin(), columns.end(), held))
        return;
    const QSize size(static_cast<int>(columns.size()), height);
    if (m_lock.size() != size)
        m_lock = QImage(size, QImage::Format_ARGB32_Premultiplied);
    const QColor colour = scene.style.theme.process(row.index).text;
    auto* first = reinterpret_cast<QRgb*>(m_lock.scanLine(0));
    for (std::size_t x = 0; x < columns.size(); ++x) {
        const int share = held(columns[x]);
        const int alpha = share == 0 ? 0 : 90 + share * 165 / 255;
        first[x] = qPremultiply(qRgba(colour.red(), colour.green(), colour.blue(), alpha));
    }
    for (int y = 1; y < height; ++y)
        std::memcpy(m_lock.scanLine(y), first, columns.size() * sizeof(QRgb));
    scene.drawStrip(m_lock, top, scene.axis);
}

/// Races and lost updates too dense for arcs: a rail above the bar, double where there is a race.
void LaneRow::paintRail(const TimelineScene& scene, const Row& row) const
{
    const double ratio = scene.axis.pixelRatio();
    const QColor colour = scene.style.palette().race;
    const double line = scene.px(1.5);
    const auto paint = [&](double lift) {
        return [&scene, &row, &colour, ratio, line, lift](int first, int end) {
            const double width = std::max(scene.px(2), (end - first) / ratio);
            scene.painter.fillRect(
                QRectF(scene.layout.plot.left() + first / ratio, row.bar.top() - lift, width, line),
                colour);
        };
    };
    const auto& columns = m_columns.columns();
    forRuns(
        columns, [](const Column& c) { return c.race || c.lost; }, paint(scene.px(3)));
    forRuns(
        columns, [](const Column& c) { return c.race; }, paint(scene.px(6)));
}

void LaneRow::paintMarks(const TimelineScene& scene, const Row& row,
                         const std::function<bool(quint64 time)>& warned)
{
    if (m_dense)
        return;
    m_marks.paintPending(scene, row);
    m_marks.paint(scene, row, warned);
}

} // namespace crosstalk::timeline
