#include "widgets/timeline/overview.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace crosstalk::timeline {

/// The scale changes in leaps, so that between them only new columns are looked up.
void Overview::chooseAxis(const TimelineScene& scene)
{
    double span = 1e6;
    while (span <= static_cast<double>(scene.last))
        span *= 1.25;
    m_left = scene.layout.overview.left();
    m_axis.resize(scene.layout.overview.width(), scene.axis.pixelRatio());
    m_axis.moveTo(0);
    m_axis.setSpan(static_cast<quint64>(span));
}

void Overview::paint(const TimelineScene& scene)
{
    const QRectF& box = scene.layout.overview;
    if (box.isEmpty())
        return;
    chooseAxis(scene);
    const theme::Palette& p = scene.style.palette();
    scene.painter.fillRect(box, p.sunken);
    const std::size_t count = scene.style.lanes.size();
    m_lanes.resize(count);
    const double ratio = m_axis.pixelRatio();
    const double inner = box.height() - scene.px(4);
    const double pitch = inner / static_cast<double>(std::max<std::size_t>(1, count));
    const int height = std::max(1, static_cast<int>(std::floor(pitch * ratio * 0.8)));
    for (std::size_t i = 0; i < count; ++i) {
        Lane& lane = m_lanes[i];
        if (lane.columns.update(scene.history, static_cast<int>(i), m_axis, scene.last) ||
            lane.strip.image().height() != height) {
            LaneLook look = LaneLook::of(scene.style.theme, static_cast<int>(i), false);
            look.ground = p.sunken;
            lane.strip.render(lane.columns.columns(), look, height, 0, scene.px(0.5) * ratio,
                              false);
        }
        scene.drawStrip(lane.strip.image(),
                        box.top() + scene.px(2) + pitch * static_cast<double>(i), m_axis);
    }
    paintFrame(scene);
}

void Overview::paintFrame(const TimelineScene& scene) const
{
    const QRectF& box = scene.layout.overview;
    const theme::Palette& p = scene.style.palette();
    const double left = std::clamp(m_left + m_axis.toPixel(scene.axis.begin()), box.left(),
                                   box.right() - scene.px(3));
    const double right =
        std::clamp(m_left + m_axis.toPixel(scene.axis.end()), left + scene.px(3), box.right());
    QColor veil = p.panel;
    veil.setAlphaF(0.55f);
    scene.painter.fillRect(QRectF(box.left(), box.top(), left - box.left(), box.height()), veil);
    scene.painter.fillRect(QRectF(right, box.top(), box.right() - right, box.height()), veil);
    const QRectF frame(left, box.top(), right - left, box.height());
    scene.painter.setRenderHint(QPainter::Antialiasing);
    scene.painter.setPen(QPen(p.muted, scene.px(1.2)));
    scene.painter.setBrush(Qt::NoBrush);
    scene.painter.drawRoundedRect(frame.adjusted(0.6, 0.6, -0.6, -0.6), scene.px(3), scene.px(3));
}

} // namespace crosstalk::timeline
