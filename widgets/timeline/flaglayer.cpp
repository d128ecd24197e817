#include "widgets/timeline/flaglayer.h"

#include "widgets/theme/language.h"

#include <QPainterPath>

namespace crosstalk::timeline {

void FlagLayer::paint(const TimelineScene& scene)
{
    m_placed.clear();
    const QRectF& plot = scene.layout.plot;
    const QColor colour = scene.style.palette().accent;
    const double wide = scene.px(9), tall = scene.px(6), pole = scene.px(8); // below the legend
    for (std::size_t i = 0; i < m_flags.size(); ++i) {
        const double x = scene.x(m_flags[i].time);
        if (x < plot.left() || x > plot.right())
            continue;
        const double top = plot.top() - pole;
        scene.painter.setRenderHint(QPainter::Antialiasing, false);
        scene.painter.setPen(QPen(colour, scene.px(1), Qt::DotLine));
        scene.painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        scene.painter.setRenderHint(QPainter::Antialiasing);
        scene.painter.setPen(QPen(colour, scene.px(1.4)));
        scene.painter.drawLine(QPointF(x, top), QPointF(x, plot.top()));
        QPainterPath cloth(QPointF(x, top));
        cloth.lineTo(x + wide, top + tall / 2);
        cloth.lineTo(x, top + tall);
        cloth.closeSubpath();
        scene.painter.fillPath(cloth, colour);
        const double reach = scene.px(4);
        const QRectF box(x - reach, top - reach, wide + 2 * reach, pole + 2 * reach);
        scene.labels.block(box);
        m_placed.emplace_back(box, i);
    }
}

const Flag* FlagLayer::at(const QPointF& position) const
{
    for (auto placed = m_placed.rbegin(); placed != m_placed.rend(); ++placed)
        if (placed->first.contains(position) && placed->second < m_flags.size())
            return &m_flags[placed->second];
    return nullptr;
}

QString FlagLayer::sentence(const Flag& flag)
{
    const QString event = theme::locale().toString(flag.event);
    return flag.note.isEmpty() ? tr("Bookmark after event %1").arg(event)
                               : tr("Bookmark after event %1: %2").arg(event, flag.note);
}

} // namespace crosstalk::timeline
