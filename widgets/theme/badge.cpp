#include "widgets/theme/badge.h"

#include <QFontMetricsF>
#include <QPixmapCache>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace crosstalk::theme {

namespace {

QPainterPath polygon(const QRectF& box, int corners, double turn, double innerRadius = 0)
{
    QPolygonF points;
    const int steps = innerRadius > 0 ? corners * 2 : corners;
    for (int i = 0; i < steps; ++i) {
        const double radius = innerRadius > 0 && i % 2 ? innerRadius : 1;
        const double angle = 2 * std::numbers::pi * i / steps + turn - std::numbers::pi / 2;
        points << box.center() + QPointF(std::cos(angle) * box.width() / 2 * radius,
                                         std::sin(angle) * box.height() / 2 * radius);
    }
    QPainterPath path;
    path.addPolygon(points);
    path.closeSubpath();
    return path;
}

QPainterPath cross(const QRectF& box)
{
    const double third = box.width() / 3;
    QPainterPath path;
    path.addRect(box.adjusted(third, 0, -third, 0));
    QPainterPath bar;
    bar.addRect(box.adjusted(0, third, 0, -third));
    return path.united(bar);
}

} // namespace

QPainterPath badgePath(BadgeShape shape, const QRectF& box)
{
    QPainterPath path;
    switch (shape) {
    case BadgeShape::Circle:
        path.addEllipse(box);
        return path;
    case BadgeShape::Square: {
        const double inset = box.width() * 0.07;
        path.addRect(box.adjusted(inset, inset, -inset, -inset));
        return path;
    }
    case BadgeShape::Triangle:
        return polygon(box.translated(0, box.height() * 0.1), 3, 0);
    case BadgeShape::Diamond:
        return polygon(box, 4, 0);
    case BadgeShape::Pentagon:
        return polygon(box, 5, 0);
    case BadgeShape::Hexagon:
        return polygon(box, 6, std::numbers::pi / 6);
    case BadgeShape::Star:
        return polygon(box, 5, 0, 0.45);
    case BadgeShape::Cross:
        return cross(box);
    }
    return path;
}

QPainterPath boltPath(const QRectF& box)
{
    const auto at = [&](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    QPainterPath path(at(0.62, 0));
    for (const QPointF& point :
         {at(0.12, 0.58), at(0.44, 0.58), at(0.34, 1), at(0.88, 0.4), at(0.56, 0.4)})
        path.lineTo(point);
    path.closeSubpath();
    return path;
}

void paintBadge(QPainter& painter, const QRectF& box, int process, const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPath(badgePath(Theme::badge(process), box));
    painter.restore();
}

namespace {

/// One period of the stripes, kept: filling with a texture costs a fraction of clipped lines.
QPixmap hatchTile(const QColor& colour, int pixels)
{
    const QString key = QStringLiteral("crosstalk/hatch/%1/%2").arg(colour.rgba()).arg(pixels);
    QPixmap tile;
    if (QPixmapCache::find(key, &tile))
        return tile;
    tile = QPixmap(pixels, pixels);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, pixels * 0.3));
    for (const int shift : {-pixels, 0, pixels})
        painter.drawLine(QPointF(shift - pixels, 2 * pixels), QPointF(shift + 2 * pixels, -pixels));
    painter.end();
    QPixmapCache::insert(key, tile);
    return tile;
}

} // namespace

void paintHatching(QPainter& painter, const QPainterPath& shape, const QColor& colour,
                   double spacing)
{
    const double ratio = painter.device()->devicePixelRatioF();
    const int pixels = std::max(3, qRound(spacing * ratio));
    QBrush brush(hatchTile(colour, pixels));
    brush.setTransform(QTransform::fromScale(1 / ratio, 1 / ratio));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(brush);
    painter.drawPath(shape);
    painter.restore();
}

namespace {

struct ChipLook
{
    QColor fill;
    QColor text;
    QPen outline;
};

ChipLook chipLook(const Theme& theme, int process, ChipStyle style, double unit)
{
    const Palette& p = theme.palette();
    const ProcessColours& c = theme.process(process);
    switch (style) {
    case ChipStyle::Plain:
        return {c.wash, c.text, Qt::NoPen};
    case ChipStyle::Held: {
        QPen dots(c.text, unit * 1.3, Qt::CustomDashLine, Qt::RoundCap);
        dots.setDashPattern({0.1, 2.4});
        return {c.wash, c.text, dots};
    }
    case ChipStyle::Asleep:
    case ChipStyle::Stopped:
        return {c.wash, c.text, QPen(c.main, unit)};
    case ChipStyle::Ended:
        return {p.card, p.muted, QPen(p.boundary, unit)};
    case ChipStyle::Bad:
        return {p.raceWash, p.onRaceWash, QPen(p.race, unit)};
    }
    return {};
}

/// The mark before the words: a dot, bars for asleep or stopped, a ring for ended.
void paintChipMark(QPainter& painter, const QRectF& box, ChipStyle style, const QColor& colour)
{
    painter.setBrush(colour);
    painter.setPen(Qt::NoPen);
    const double size = box.width();
    switch (style) {
    case ChipStyle::Asleep:
    case ChipStyle::Stopped:
        painter.drawRect(QRectF(box.left(), box.top(), size * 0.34, size));
        painter.drawRect(QRectF(box.right() - size * 0.34, box.top(), size * 0.34, size));
        return;
    case ChipStyle::Ended:
    case ChipStyle::Bad: {
        painter.setPen(QPen(colour, size * 0.2, Qt::SolidLine, Qt::RoundCap));
        const QRectF inner = box.adjusted(size * 0.1, size * 0.1, -size * 0.1, -size * 0.1);
        painter.drawLine(inner.topLeft(), inner.bottomRight());
        painter.drawLine(inner.topRight(), inner.bottomLeft());
        return;
    }
    case ChipStyle::Plain:
    case ChipStyle::Held:
        painter.drawEllipse(box);
        return;
    }
}

} // namespace

QRectF chipTextRect(const QRectF& box)
{
    return box.adjusted(box.height() * 0.96, 0, -box.height() * 0.44, 0);
}

double chipWidth(const QFont& font, const QString& text, double height)
{
    return QFontMetricsF(font).horizontalAdvance(text) + height * 1.40 + 2;
}

void paintChip(QPainter& painter, const QRectF& box, const Theme& theme, int process,
               ChipStyle style, const QFont& font, const QString& text)
{
    const double unit = box.height() / 22;
    const ChipLook look = chipLook(theme, process, style, unit);
    const double radius = style == ChipStyle::Stopped ? box.height() * 0.2 : box.height() / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(look.outline);
    painter.setBrush(look.fill);
    const double half = look.outline.style() == Qt::NoPen ? 0 : unit / 2;
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius);
    const double mark = box.height() * 0.34;
    paintChipMark(painter,
                  QRectF(box.left() + box.height() * 0.4, box.center().y() - mark / 2, mark, mark),
                  style, look.text);
    painter.setPen(look.text);
    painter.setFont(font);
    painter.drawText(chipTextRect(box), Qt::AlignVCenter | Qt::AlignLeft, text);
    painter.restore();
}

} // namespace crosstalk::theme
