#include "widgets/timeline/seriesrow.h"

#include <algorithm>
#include <cmath>

namespace crosstalk::timeline {

using theme::blend;
using world::Range;

QString SeriesRow::amount(qint64 bytes)
{
    if (bytes >= 1 << 20 && bytes % (1 << 20) == 0)
        return QString::number(bytes >> 20) + QLatin1Char('M');
    if (bytes >= 1 << 10 && bytes % (1 << 10) == 0)
        return QString::number(bytes >> 10) + QLatin1Char('K');
    return QString::number(bytes);
}

int SeriesRow::Scale::y(qint64 value, int height) const
{
    const double part =
        static_cast<double>(value - low) / static_cast<double>(std::max<qint64>(1, high - low));
    return static_cast<int>(std::lround((1 - std::clamp(part, 0.0, 1.0)) * height));
}

void SeriesRow::paint(const TimelineScene& scene, const Row& row,
                      const world::History::SeriesInfo& info)
{
    if (row.kind == RowKind::Fill) {
        paintFill(scene, row, info.top);
        return;
    }
    if (!paintBoxes(scene, row))
        paintBand(scene, row);
    paintPending(scene, row);
}

bool SeriesRow::paintBoxes(const TimelineScene& scene, const Row& row)
{
    const auto limit = static_cast<std::size_t>(scene.layout.plot.width() / 6);
    if (!scene.history.steps(row.index, scene.axis.begin(), scene.axis.end(), limit, m_steps))
        return false;
    const QRectF& plot = scene.layout.plot;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const bool newest = i + 1 == m_steps.size();
        const quint64 until = newest ? scene.last : m_steps[i + 1].time;
        const double left = std::max(scene.x(m_steps[i].time), plot.left());
        const double right = std::min(scene.x(until), plot.right());
        if (right <= left)
            continue;
        const bool current = m_steps[i].time <= scene.cursor && scene.cursor <= until;
        paintBox(scene, {left, row.bar.top(), right - left, row.bar.height()}, m_steps[i].value,
                 current);
    }
    return true;
}

void SeriesRow::paintBox(const TimelineScene& scene, const QRectF& box, qint64 value,
                         bool current) const
{
    const theme::Palette& p = scene.style.palette();
    scene.painter.setRenderHint(QPainter::Antialiasing, false);
    const double line = std::max(1.0, scene.px(1));
    scene.painter.fillRect(box, p.region);
    const QRectF inner = box.adjusted(line, line, -line, -line);
    if (inner.width() > 0)
        scene.painter.fillRect(inner, p.regionWash);
    LabelLook look;
    look.font = scene.style.value;
    look.text = current ? p.text : blend(p.text, p.regionWash, 0.85);
    scene.labels.inBox(QString::number(value), box, look);
}

/// What a store at the gate will make of the variable is not known before it happened.
void SeriesRow::paintPending(const TimelineScene& scene, const Row& row) const
{
    if (!scene.snapshot.live && scene.cursor < scene.last)
        return;
    const auto& variables = scene.snapshot.variables;
    const auto series = scene.history.series();
    const auto stores = [&](const world::ProcessView& process) {
        return process.state == world::ProcessState::Held && process.next &&
               process.next->kind == world::OperationKind::Store && process.next->variable >= 0 &&
               static_cast<std::size_t>(process.next->variable) < variables.size() &&
               variables[static_cast<std::size_t>(process.next->variable)].name ==
                   series[static_cast<std::size_t>(row.index)].name;
    };
    const auto& processes = scene.snapshot.processes;
    const auto pending = std::find_if(processes.begin(), processes.end(), stores);
    if (pending == processes.end())
        return;
    const double left = scene.x(scene.last);
    const double right = std::min(left + scene.px(44), scene.layout.plot.right());
    if (left < scene.layout.plot.left() || right - left < scene.px(14))
        return;
    const theme::Palette& p = scene.style.palette();
    const QRectF box(left, row.bar.top(), right - left, row.bar.height());
    const QColor edge = pending->staleLoad ? p.race : p.region;
    scene.painter.fillRect(box, pending->staleLoad ? p.raceWash : p.regionWash);
    scene.painter.setBrush(Qt::NoBrush);
    scene.painter.setPen(QPen(edge, scene.px(1.2), Qt::DashLine));
    scene.painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    LabelLook look;
    look.font = scene.style.value;
    look.text = pending->staleLoad ? p.onRaceWash : p.regionText;
    scene.labels.inBox(QStringLiteral("?"), box, look);
}

SeriesRow::Scale SeriesRow::scaleOfRanges() const
{
    Scale scale;
    bool known = false;
    for (const Range& range : m_ranges.columns()) {
        if (!range.known)
            continue;
        scale.low = known ? std::min<qint64>(scale.low, range.low) : range.low;
        scale.high = known ? std::max<qint64>(scale.high, range.high) : range.high;
        known = true;
    }
    if (scale.high == scale.low)
        --scale.low;
    return scale;
}

/// Column by column into scan lines: solid up to the low, paler up to the high, an edge on top.
void SeriesRow::drawArea(const TimelineScene& scene, const Row& row, const Scale& scale, QRgb below,
                         QRgb between, QRgb edge)
{
    const double ratio = scene.axis.pixelRatio();
    const int height = std::max(1, static_cast<int>(std::lround(row.bar.height() * ratio)));
    const int line = std::max(1, static_cast<int>(scene.px(1.4) * ratio));
    const QSize size(static_cast<int>(m_ranges.columns().size()), height);
    if (m_image.size() != size)
        m_image = QImage(size, QImage::Format_RGB32);
    m_image.fill(scene.style.palette().panel);
    auto* pixels = reinterpret_cast<QRgb*>(m_image.bits());
    const auto stride = static_cast<std::ptrdiff_t>(m_image.bytesPerLine() / sizeof(QRgb));
    for (int x = 0; x < size.width(); ++x) {
        const Range& range = m_ranges.columns()[static_cast<std::size_t>(x)];
        if (!range.known)
            continue;
        const int top = std::min(scale.y(range.high, height), height - line);
        const int low = std::max(top + line, scale.y(range.low, height));
        QRgb* pixel = pixels + x + top * stride;
        for (int y = top; y < height; ++y, pixel += stride)
            *pixel = y < top + line ? edge : y < low ? between : below;
    }
    scene.drawStrip(m_image, row.bar.top(), scene.axis);
}

void SeriesRow::paintBand(const TimelineScene& scene, const Row& row)
{
    m_ranges.update(scene.history, row.index, scene.axis, scene.last);
    const theme::Palette& p = scene.style.palette();
    const Scale scale = scaleOfRanges();
    drawArea(scene, row, scale, p.regionWash.rgb(), blend(p.region, p.regionWash, 0.35).rgb(),
             p.region.rgb());
    LabelLook look;
    look.font = scene.style.value;
    look.text = p.text;
    look.fill = p.regionWash;
    look.outline = p.region;
    look.padding = scene.px(6);
    const QString text = QString::number(m_ranges.columns().empty() ? 0 : scale.high);
    const double width = LabelPlacer::widthOf(text, look.font) + 2 * look.padding;
    const double edge = std::min(scene.x(scene.last), scene.layout.plot.right());
    const QPointF centre(edge - width / 2 - scene.px(8), row.bar.center().y());
    scene.labels.pill(text, {centre}, std::min(scene.px(20), row.bar.height()), look);
}

void SeriesRow::paintFill(const TimelineScene& scene, const Row& row, qint64 top)
{
    m_ranges.update(scene.history, row.index, scene.axis, scene.last);
    const theme::Palette& p = scene.style.palette();
    Scale scale{0, std::max(top, scaleOfRanges().high)};
    const QColor area = blend(p.accent, p.panel, scene.style.theme.isDark() ? 0.38 : 0.34);
    drawArea(scene, row, scale, area.rgb(), blend(p.accent, p.panel, 0.2).rgb(),
             blend(p.accent, p.panel, 0.6).rgb());
    const double y = row.bar.top() + scale.y(top, 1000) * row.bar.height() / 1000;
    const QString text = amount(top);
    LabelLook look;
    look.font = scene.style.small;
    look.text = p.race;
    look.padding = scene.px(3);
    const double width = LabelPlacer::widthOf(text, look.font) + 2 * look.padding;
    const double right = scene.layout.plot.right() - width;
    scene.painter.setRenderHint(QPainter::Antialiasing, false);
    scene.painter.setPen(QPen(p.race, scene.px(1), Qt::DashLine));
    scene.painter.drawLine(QPointF(scene.layout.plot.left(), y), QPointF(right, y));
    scene.painter.fillRect(QRectF(right, y - scene.px(7), width, scene.px(14)), p.panel);
    scene.labels.words(text, {right, y}, look);
}

} // namespace crosstalk::timeline
