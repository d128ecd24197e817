#include "widgets/course/lessonrow.h"

#include "widgets/theme/appearance.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace crosstalk::course {
namespace {

constexpr double rowHeight = 39, wordsLeft = 34, side = 9; // design pixels
constexpr int wholeTurn = 360 * 16;                        // as QPainter counts angles

} // namespace

LessonRow::LessonRow(const LessonLine& line, QWidget* parent)
    : QAbstractButton(parent), m_line(line)
{
    setText(QStringLiteral("%1 · %2").arg(line.number).arg(line.title));
    setAccessibleName(tr("Lesson %1: %2").arg(line.number).arg(line.title));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LessonRow::setCurrent(bool current)
{
    m_current = current;
    update();
}

void LessonRow::setRestedOn(bool restedOn)
{
    if (restedOn == m_restedOn)
        return;
    m_restedOn = restedOn;
    update();
}

QSize LessonRow::sizeHint() const
{
    const theme::Theme& theme = theme::current();
    return {int(theme.px(300)), int(theme.px(rowHeight))};
}

QSize LessonRow::minimumSizeHint() const
{
    return {int(theme::current().px(200)), sizeHint().height()};
}

void LessonRow::paintFrame(QPainter& painter) const
{
    const theme::Theme& theme = theme::current();
    const theme::Palette& palette = theme.palette();
    const double width = hasFocus() ? 2 : 1;
    const bool outlined = hasFocus() || m_current || m_restedOn;
    painter.setPen(outlined ? QPen(palette.accent, width,
                                   m_restedOn && !hasFocus() ? Qt::DashLine : Qt::SolidLine)
                            : QPen(Qt::NoPen));
    painter.setBrush(isDown()                    ? palette.track
                     : m_current                 ? palette.accentWash
                     : underMouse() || hasFocus() ? palette.sunken
                                                 : QColor(Qt::transparent));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6));
}

/// A ring that fills; a tick when all is done.
void LessonRow::paintProgress(QPainter& painter) const
{
    const theme::Theme& theme = theme::current();
    const theme::Palette& palette = theme.palette();
    const QRectF ring(theme.px(side), theme.px(7), theme.px(15), theme.px(15));
    painter.setBrush(Qt::NoBrush);
    if (m_line.isDone()) {
        painter.setBrush(palette.good);
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(ring);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette.panel, theme.px(1.8), Qt::SolidLine, Qt::RoundCap,
                            Qt::RoundJoin));
        const QPointF from = ring.topLeft();
        const QPointF points[] = {from + QPointF(theme.px(4), theme.px(7.8)),
                                  from + QPointF(theme.px(6.6), theme.px(10.4)),
                                  from + QPointF(theme.px(11), theme.px(5))};
        painter.drawPolyline(points, 3);
        return;
    }
    painter.setPen(QPen(palette.boundary, theme.px(1.6)));
    painter.drawEllipse(ring);
    if (m_line.done == 0)
        return;
    painter.setPen(QPen(palette.good, theme.px(3), Qt::SolidLine, Qt::FlatCap));
    painter.drawArc(ring, wholeTurn / 4, -wholeTurn * m_line.done / m_line.total);
}

void LessonRow::paintWords(QPainter& painter) const
{
    const theme::Theme& theme = theme::current();
    const theme::Palette& palette = theme.palette();
    const QFont font = theme.sans(13, QFont::Medium), small = theme.sans(11.5);
    const double left = theme.px(wordsLeft), right = width() - theme.px(side);
    const QString minutes = tr("%1 min").arg(m_line.minutes);
    const double wide = QFontMetricsF(small).horizontalAdvance(minutes);
    const QRectF first(left, theme.px(3), right - left - wide - theme.px(8), theme.px(18));
    painter.setFont(small);
    painter.setPen(palette.muted);
    painter.drawText(QRectF(right - wide, first.top(), wide + 1, first.height()),
                     Qt::AlignRight | Qt::AlignVCenter, minutes);
    const QRectF second(left, theme.px(20), right - left, theme.px(16));
    painter.drawText(second, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(small).elidedText(m_line.misconception, Qt::ElideRight,
                                                     second.width()));
    painter.setFont(font);
    painter.setPen(palette.text);
    painter.drawText(first, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(font).elidedText(text(), Qt::ElideRight, first.width()));
}

void LessonRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrame(painter);
    paintProgress(painter);
    paintWords(painter);
}

} // namespace crosstalk::course
