#include "widgets/controls/icon.h"

#include <QPainterPath>
#include <QPolygonF>

namespace crosstalk::controls {
namespace {

/// A pencil on a 16 × 16 grid, whatever the box.
class Pencil
{
public:
    Pencil(QPainter& painter, const QRectF& box, const QColor& colour)
        : m_painter(painter), m_colour(colour)
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.translate(box.topLeft());
        m_painter.scale(box.width() / 16, box.height() / 16);
        m_painter.setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.setBrush(Qt::NoBrush);
    }
    ~Pencil() { m_painter.restore(); }
    Pencil(const Pencil&) = delete;
    Pencil& operator=(const Pencil&) = delete;

    void line(double x1, double y1, double x2, double y2)
    {
        m_painter.drawLine(QPointF(x1, y1), QPointF(x2, y2));
    }
    void bar(double x, double y, double width, double height)
    {
        m_painter.fillRect(QRectF(x, y, width, height), m_colour);
    }
    void shape(const QPolygonF& points)
    {
        m_painter.setBrush(m_colour);
        m_painter.drawPolygon(points);
        m_painter.setBrush(Qt::NoBrush);
    }
    void circle(double x, double y, double radius)
    {
        m_painter.drawEllipse(QPointF(x, y), radius, radius);
    }
    void disc(double x, double y, double radius)
    {
        m_painter.setBrush(m_colour);
        circle(x, y, radius);
        m_painter.setBrush(Qt::NoBrush);
    }
    void arc(const QRectF& box, int from, int degrees)
    {
        m_painter.drawArc(box, from * 16, degrees * 16);
    }

private:
    QPainter& m_painter;
    QColor m_colour;
};

void restart(Pencil& pencil)
{
    pencil.arc({3, 3, 10, 10}, 60, 290);
    pencil.shape({{{10.2, 1.6}, {10.6, 5.6}, {7.2, 3.4}}});
}

void present(Pencil& pencil)
{
    for (const double x : {2.5, 13.5})
        for (const double y : {3.5, 12.5}) {
            pencil.line(x, y, x < 8 ? x + 3.2 : x - 3.2, y);
            pencil.line(x, y, x, y < 8 ? y + 3.0 : y - 3.0);
        }
}

void more(Pencil& pencil)
{
    pencil.line(4, 6.5, 8, 10.5);
    pencil.line(8, 10.5, 12, 6.5);
}

void snowflake(Pencil& pencil)
{
    pencil.line(8, 2, 8, 14);
    pencil.line(2.8, 5, 13.2, 11);
    pencil.line(2.8, 11, 13.2, 5);
}

void cut(Pencil& pencil)
{
    pencil.circle(4, 4, 2);
    pencil.circle(4, 12, 2);
    pencil.line(5.6, 5.2, 13.5, 11.5);
    pencil.line(5.6, 10.8, 13.5, 4.5);
}

void kill(Pencil& pencil)
{
    pencil.circle(8, 8, 6);
    pencil.line(5.6, 5.6, 10.4, 10.4);
    pencil.line(5.6, 10.4, 10.4, 5.6);
}

void drop(Pencil& pencil)
{
    pencil.line(8, 2, 8, 9);
    pencil.shape({{{4.6, 7.4}, {11.4, 7.4}, {8, 11.4}}});
    pencil.line(3, 14, 13, 14);
}

} // namespace

void paintIcon(QPainter& painter, Icon icon, const QRectF& box, const QColor& colour)
{
    Pencil pencil(painter, box, colour);
    switch (icon) {
    case Icon::None:
        break;
    case Icon::Restart:
        restart(pencil);
        break;
    case Icon::Pause:
        pencil.bar(3.5, 2.5, 3, 11);
        pencil.bar(9.5, 2.5, 3, 11);
        break;
    case Icon::Play:
    case Icon::Thaw:
        pencil.shape({{{4, 3}, {13, 8}, {4, 13}}});
        break;
    case Icon::Step:
        pencil.shape({{{3, 3}, {10, 8}, {3, 13}}});
        pencil.line(13, 3, 13, 13);
        break;
    case Icon::Present:
        present(pencil);
        break;
    case Icon::Menu:
        for (const double y : {4.0, 8.0, 12.0})
            pencil.line(2.5, y, 13.5, y);
        break;
    case Icon::Kill:
        kill(pencil);
        break;
    case Icon::Freeze:
        snowflake(pencil);
        break;
    case Icon::Cut:
        cut(pencil);
        break;
    case Icon::Drop:
        drop(pencil);
        break;
    case Icon::Record:
        pencil.disc(8, 8, 4.5);
        break;
    case Icon::PlayBack:
        pencil.shape({{{12, 3}, {3, 8}, {12, 13}}});
        break;
    case Icon::Previous:
        pencil.line(10, 3.5, 5.5, 8);
        pencil.line(5.5, 8, 10, 12.5);
        break;
    case Icon::Next:
        pencil.line(6, 3.5, 10.5, 8);
        pencil.line(10.5, 8, 6, 12.5);
        break;
    case Icon::Flag:
        pencil.line(4, 2, 4, 14);
        pencil.shape({{{4, 2.5}, {12.5, 5.2}, {4, 8.2}}});
        break;
    case Icon::More:
        more(pencil);
        break;
    }
}

} // namespace crosstalk::controls
