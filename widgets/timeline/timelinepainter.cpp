#include "widgets/timeline/timelinepainter.h"

#include "widgets/theme/badge.h"

#include <algorithm>
#include <cmath>

namespace crosstalk::timeline {

using world::History;

namespace {

const History& emptyHistory()
{
    static const History history;
    return history;
}

const History& historyOf(const world::Snapshot& snapshot)
{
    return snapshot.history ? *snapshot.history : emptyHistory();
}

} // namespace

void TimelinePainter::setTheme(const theme::Theme& theme)
{
    m_theme = theme;
    m_laneInfos.clear();
    m_seriesInfos.clear();
    refreshRows();
}

void TimelinePainter::setSnapshot(std::shared_ptr<const world::Snapshot> snapshot)
{
    const bool other = !m_snapshot || !snapshot || m_snapshot->history != snapshot->history;
    m_snapshot = std::move(snapshot);
    if (other) {
        m_laneInfos.clear();
        m_seriesInfos.clear();
        for (LaneRow& lane : m_lanes)
            lane.clear();
        for (SeriesRow& series : m_series)
            series.clear();
        m_overview.clear();
    }
    refreshRows();
}

void TimelinePainter::refreshRows()
{
    if (!m_theme)
        return;
    const History& history = m_snapshot ? historyOf(*m_snapshot) : emptyHistory();
    auto series = history.series();
    auto lanes = history.lanes();
    const auto sameSeries = [](const History::SeriesInfo& a, const History::SeriesInfo& b) {
        return a.name == b.name && a.top == b.top;
    };
    const bool same = lanes.size() == m_laneInfos.size() && !lanes.empty() &&
                      std::equal(series.begin(), series.end(), m_seriesInfos.begin(),
                                 m_seriesInfos.end(), sameSeries);
    m_laneInfos = std::move(lanes);
    m_seriesInfos = std::move(series);
    if (same)
        return;
    const bool pale = std::any_of(m_seriesInfos.begin(), m_seriesInfos.end(),
                                  [](const History::SeriesInfo& info) { return info.top == 0; });
    m_style = TimelineStyle::make(*m_theme, static_cast<int>(m_laneInfos.size()), pale);
    m_lanes.resize(m_laneInfos.size());
    m_series.resize(m_seriesInfos.size());
    for (LaneRow& lane : m_lanes)
        lane.clear();
    for (SeriesRow& row : m_series)
        row.clear();
    m_legend.clear();
    m_overview.clear();
}

QString TimelinePainter::rowName(const Row& row) const
{
    const auto index = static_cast<std::size_t>(row.index);
    if (row.kind == RowKind::Lane)
        return QString::fromStdString(m_laneInfos[index].name);
    const QString name = QString::fromStdString(m_seriesInfos[index].name);
    return row.kind == RowKind::Fill ? tr("%1 fill").arg(name) : name;
}

bool TimelinePainter::isQuiet(int series) const
{
    const History& history = m_snapshot ? historyOf(*m_snapshot) : emptyHistory();
    std::vector<world::Range> all;
    history.ranges(series, history.firstTime(), history.lastTime() + 1, 1, all);
    return all.empty() || all.front().low == all.front().high;
}

QString TimelinePainter::hiddenAt(const QPointF& position) const
{
    const TimelineLayout& layout = m_layout;
    const QRectF box(layout.gutter.left(), layout.axis.top(), layout.gutter.width(),
                     layout.axis.height());
    if (layout.hidden.empty() || !box.contains(position))
        return {};
    QStringList names;
    for (const Row& row : layout.hidden)
        names << rowName(row);
    return tr("There is no room for: %1. Drag the edge above the tabs up.")
        .arg(names.join(QStringLiteral(", ")));
}

const TimelineLayout& TimelinePainter::layoutFor(const QSizeF& size)
{
    TimelineLayout::Request request;
    request.size = size;
    request.scale = m_style.px(1);
    for (std::size_t i = 0; i < m_laneInfos.size(); ++i)
        request.rows.push_back({RowKind::Lane, static_cast<int>(i), {}, {}});
    for (std::size_t i = 0; i < m_seriesInfos.size(); ++i)
        request.rows.push_back({m_seriesInfos[i].top > 0 ? RowKind::Fill : RowKind::Variable,
                                static_cast<int>(i),
                                {},
                                {},
                                isQuiet(static_cast<int>(i))});
    request.gutter = m_style.px(34);
    for (const Row& row : request.rows) {
        const double badge = row.kind == RowKind::Lane ? m_style.px(15) : 0;
        request.gutter =
            std::max(request.gutter, std::ceil(LabelPlacer::widthOf(rowName(row), m_style.name) +
                                               badge + m_style.px(2)));
    }
    request.gutter = std::min(request.gutter, m_style.px(120));
    m_layout = TimelineLayout::make(request);
    return m_layout;
}

void TimelinePainter::paint(QPainter& painter, const QSizeF& size, const View& view)
{
    if (m_ratio != view.axis.pixelRatio()) {
        m_legend.clear();
        for (LaneRow& lane : m_lanes)
            lane.clear();
        m_ratio = view.axis.pixelRatio();
    }
    static const world::Snapshot nothing;
    const world::Snapshot& snapshot = m_snapshot ? *m_snapshot : nothing;
    const History& history = historyOf(snapshot);
    LabelPlacer labels(painter, QRectF(QPointF(), size), m_style.px(1));
    const quint64 last = std::max<quint64>(history.lastTime(), snapshot.live ? snapshot.now : 0);
    const TimelineScene scene{painter,  labels,    m_style,
                              m_layout, view.axis, snapshot,
                              history,  last,      snapshot.live ? last : snapshot.now};
    painter.fillRect(QRectF(QPointF(), size), m_style.palette().panel);
    if (m_lanes.empty()) {
        paintEmpty(scene);
        m_boxes = labels.boxes();
        return;
    }
    paintGrid(scene);
    painter.save();
    painter.setClipRect(m_layout.plot);
    for (const Row& row : m_layout.rows)
        if (row.kind == RowKind::Lane)
            m_lanes[static_cast<std::size_t>(row.index)].paintBar(scene, row);
    painter.restore();
    for (const Row& row : m_layout.rows)
        if (row.kind != RowKind::Lane)
            m_series[static_cast<std::size_t>(row.index)].paint(
                scene, row, m_seriesInfos[static_cast<std::size_t>(row.index)]);
    paintHeader(scene, view);
    m_flags.paint(scene);
    paintCursor(scene, view);
    m_verdicts.collect(scene, m_lanes);
    m_verdicts.paintArcs(scene);
    for (const Row& row : m_layout.rows)
        if (row.kind == RowKind::Lane)
            m_lanes[static_cast<std::size_t>(row.index)].paintMarks(
                scene, row, [&](quint64 time) { return m_verdicts.warns(row.index, time); });
    paintVeil(scene);
    m_verdicts.paintWords(scene);
    paintHint(scene, view);
    paintAxis(scene);
    paintNames(scene);
    m_overview.paint(scene);
    m_boxes = labels.boxes();
}

void TimelinePainter::paintEmpty(const TimelineScene& scene) const
{
    LabelLook look;
    look.font = m_style.theme.sans(13);
    look.text = m_style.palette().muted;
    const QPointF centre = scene.layout.plot.center();
    scene.labels.pill(tr("Nothing has happened yet: start the run"), {centre}, scene.px(20), look);
}

void TimelinePainter::paintGrid(const TimelineScene& scene) const
{
    // Opaque and below the bars: Qt hands large translucent fills to a pool of threads.
    const theme::Palette& p = m_style.palette();
    const QColor colour = theme::blend(p.text, p.panel, m_style.theme.isDark() ? 0.12 : 0.08);
    const double line = std::max(1.0, std::round(scene.px(1)));
    for (const Tick& tick : scene.axis.ticks(scene.px(110)))
        scene.painter.fillRect(QRectF(std::round(scene.x(tick.time)), scene.layout.plot.top(), line,
                                      scene.layout.plot.height()),
                               colour);
}

void TimelinePainter::paintAxis(const TimelineScene& scene) const
{
    LabelLook look;
    look.font = m_style.axis;
    look.text = m_style.palette().muted;
    for (const Tick& tick : scene.axis.ticks(scene.px(110))) {
        const double width = LabelPlacer::widthOf(tick.label, look.font);
        const double centred = scene.x(tick.time) - width / 2;
        const double left = std::max(scene.layout.axis.left(), centred);
        if (left + width <= scene.layout.axis.right())
            scene.labels.words(tick.label, {left, scene.layout.axis.center().y()}, look);
    }
}

void TimelinePainter::paintNames(const TimelineScene& scene) const
{
    const QRectF& gutter = scene.layout.gutter;
    for (const Row& row : scene.layout.rows) {
        LabelLook look;
        look.font = m_style.name;
        look.text = row.kind == RowKind::Lane       ? m_style.theme.process(row.index).text
                    : row.kind == RowKind::Variable ? m_style.palette().regionText
                                                    : m_style.palette().muted;
        const double middle = row.bar.center().y();
        double left = gutter.left();
        if (row.kind == RowKind::Lane) {
            const double size = scene.px(9);
            theme::paintBadge(scene.painter, {left, middle - size / 2, size, size}, row.index,
                              m_style.theme.process(row.index).main);
            left += scene.px(15);
        }
        const double room = gutter.right() - left;
        QString text = rowName(row);
        if (row.kind == RowKind::Fill && LabelPlacer::widthOf(text, look.font) > room)
            text = QString::fromStdString(m_seriesInfos[std::size_t(row.index)].name);
        scene.labels.words(LabelPlacer::elided(text, look.font, room), {left, middle}, look);
    }
    if (scene.layout.hidden.empty())
        return;
    LabelLook look;
    look.font = m_style.small;
    look.text = m_style.palette().muted;
    scene.labels.words(tr("+%1 more").arg(scene.layout.hidden.size()),
                       {gutter.left(), scene.layout.axis.center().y()}, look);
}

void TimelinePainter::paintHeader(const TimelineScene& scene, const View& view)
{
    const QRectF& header = scene.layout.header;
    double right = header.right();
    m_backButton = {};
    if (!view.following || !scene.snapshot.live) {
        const QString text = scene.snapshot.live ? tr("follow  End") : tr("to the newest  End");
        LabelLook look{
            m_style.pill, m_style.palette().onStrong, m_style.palette().strong, {}, scene.px(11),
            false};
        const double width = LabelPlacer::widthOf(text, look.font) + 2 * look.padding;
        const double height = scene.px(20);
        const QPointF centre(right - width / 2, header.top() + scene.px(3) + height / 2);
        if (scene.labels.pill(text, {centre}, height, look)) {
            m_backButton = {centre.x() - width / 2, centre.y() - height / 2, width, height};
            right = m_backButton.left() - scene.px(12);
        }
    }
    m_legend.paint(scene, scene.layout.plot.left(), right);
}

void TimelinePainter::paintCursor(const TimelineScene& scene, const View& view) const
{
    const QRectF& plot = scene.layout.plot;
    const double x = scene.x(scene.cursor);
    if (x < plot.left() || x > plot.right())
        return;
    const QColor colour = m_style.palette().text;
    const double line = scene.px(1.6);
    scene.painter.fillRect(QRectF(x - line / 2, plot.top(), line, plot.height()), colour);
    if (!view.canScrub)
        return;
    const double half = scene.px(6);
    const double top = plot.top() - scene.px(4);
    QPainterPath handle(QPointF(x - half, top));
    handle.lineTo(x + half, top);
    handle.lineTo(x + half, top + half * 1.4);
    handle.lineTo(x, top + half * 2.3);
    handle.lineTo(x - half, top + half * 1.4);
    handle.closeSubpath();
    scene.painter.setRenderHint(QPainter::Antialiasing);
    scene.painter.fillPath(handle, colour);
    scene.labels.block(QRectF(x - half, top, 2 * half, half * 2.3));
}

/// What had not happened yet at the cursor is veiled.
void TimelinePainter::paintVeil(const TimelineScene& scene) const
{
    const QRectF& plot = scene.layout.plot;
    const double left = std::max(scene.x(scene.cursor) + scene.px(1), plot.left());
    const double right = std::min(scene.x(scene.last) + scene.px(14), plot.right());
    if (scene.cursor >= scene.last || right <= left)
        return;
    QColor veil = m_style.palette().panel;
    veil.setAlphaF(0.62f);
    scene.painter.fillRect(QRectF(left, plot.top(), right - left, plot.height()), veil);
}

void TimelinePainter::paintHint(const TimelineScene& scene, const View& view) const
{
    if (!scene.snapshot.live || !view.canScrub)
        return;
    const QString text = tr("click to go back in time");
    LabelLook look;
    look.font = m_style.small;
    look.text = m_style.palette().muted;
    const double width = LabelPlacer::widthOf(text, look.font);
    const double x = scene.x(scene.cursor) - scene.px(14) - width;
    if (x > scene.layout.plot.left())
        scene.labels.words(text, {x, scene.layout.header.center().y()}, look);
}

const PlacedMark* TimelinePainter::markAt(const QPointF& position) const
{
    const Row* row = m_layout.rowAt(position.y());
    if (!row || row->kind != RowKind::Lane ||
        static_cast<std::size_t>(row->index) >= m_lanes.size())
        return nullptr;
    const PlacedMark* best = nullptr;
    double nearest = m_style.px(8);
    for (const PlacedMark& placed :
         m_lanes[static_cast<std::size_t>(row->index)].marks().placed()) {
        const double away = std::max(0.0, std::abs(position.x() - placed.box.center().x()) -
                                              placed.box.width() / 2);
        if (away <= nearest && (away < nearest || !best)) {
            nearest = away;
            best = &placed;
        }
    }
    return best;
}

} // namespace crosstalk::timeline
