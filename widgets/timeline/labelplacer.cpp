#include "widgets/timeline/labelplacer.h"

#include <QFontMetricsF>

#include <algorithm>

namespace crosstalk::timeline {

double LabelPlacer::widthOf(const QString& text, const LabelFont& font)
{
    return font.width(text);
}

double LabelPlacer::heightOf(const LabelFont& font)
{
    return font.capHeight() + 2 * font.descent();
}

QString LabelPlacer::elided(const QString& text, const LabelFont& font, double width)
{
    return QFontMetricsF(font.font()).elidedText(text, Qt::ElideRight, width);
}

bool LabelPlacer::isFree(const QRectF& box) const
{
    return m_bounds.contains(box) &&
           std::none_of(m_taken.begin(), m_taken.end(),
                        [&box](const QRectF& taken) { return taken.intersects(box); });
}

void LabelPlacer::paint(const QString& text, const QRectF& box, const LabelLook& look)
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    if (look.fill.isValid() || look.outline.isValid()) {
        const double line = (look.doubled ? 1.2 : 1.0) * m_scale;
        m_painter.setBrush(look.fill.isValid() ? QBrush(look.fill) : Qt::NoBrush);
        m_painter.setPen(look.outline.isValid() ? QPen(look.outline, line) : QPen(Qt::NoPen));
        const QRectF shape = box.adjusted(line / 2, line / 2, -line / 2, -line / 2);
        m_painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2);
        if (look.doubled) {
            const double in = 2.4 * m_scale;
            const QRectF inner = shape.adjusted(in, in, -in, -in);
            m_painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2);
        }
    }
    m_painter.setPen(look.text);
    // Centred by capitals: by line height the words would sit too low in a small box.
    const double cap = look.font.capHeight();
    const double baseline = box.center().y() + cap / 2;
    const double width = look.font.width(text);
    const double left = box.center().x() - width / 2;
    look.font.draw(m_painter, {left, baseline}, text);
    m_boxes.append({text, {left, baseline - cap, width, cap + look.font.descent()}, box});
}

bool LabelPlacer::inBox(const QString& text, const QRectF& box, const LabelLook& look)
{
    const double margin = std::max(2 * m_scale, look.padding);
    if (widthOf(text, look.font) + 2 * margin > box.width() ||
        heightOf(look.font) + 0.5 > box.height() || !isFree(box))
        return false;
    paint(text, box, look);
    m_taken.append(box);
    return true;
}

bool LabelPlacer::pill(const QString& text, const QVector<QPointF>& centres, double height,
                       const LabelLook& look)
{
    if (heightOf(look.font) > height)
        return false;
    const double width = widthOf(text, look.font) + 2 * look.padding;
    for (const QPointF& centre : centres) {
        const QRectF box(centre.x() - width / 2, centre.y() - height / 2, width, height);
        if (!isFree(box))
            continue;
        paint(text, box, look);
        m_taken.append(box);
        return true;
    }
    return false;
}

bool LabelPlacer::words(const QString& text, QPointF leftMiddle, const LabelLook& look)
{
    const double width = widthOf(text, look.font) + 2 * look.padding;
    const double height = heightOf(look.font) + m_scale;
    const QPointF centre(leftMiddle.x() + width / 2, leftMiddle.y());
    return pill(text, {centre}, height, look);
}

} // namespace crosstalk::timeline
