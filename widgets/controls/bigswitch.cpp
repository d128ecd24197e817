#include "widgets/controls/bigswitch.h"

#include "widgets/theme/appearance.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace crosstalk::controls {

BigSwitch::BigSwitch(QWidget* parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::toggled, this, [this] { setAccessibleName(words()); });
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            [this] { updateGeometry(); });
}

void BigSwitch::setWords(const QString& off, const QString& on)
{
    m_off = off;
    m_on = on;
    setAccessibleName(words());
    updateGeometry();
}

void BigSwitch::setKey(const QString& key)
{
    m_key = key;
    setAccessibleDescription(tr("Key: %1").arg(key));
}

QFont BigSwitch::wordFont() const
{
    double size = usual;
    while (size > smallest && roomFor(size).width() > width())
        size -= 0.5;
    return theme::current().sans(size, QFont::DemiBold);
}
QFont BigSwitch::keyFont() const
{
    return theme::current().mono(12);
}

QSize BigSwitch::sizeHint() const
{
    return roomFor(usual);
}

QSize BigSwitch::roomFor(double designPixels) const
{
    const theme::Theme& theme = theme::current();
    const QFontMetricsF metrics(theme.sans(designPixels, QFont::DemiBold));
    const double words =
        std::max(metrics.horizontalAdvance(m_off), metrics.horizontalAdvance(m_on));
    return {int(std::ceil(words + theme.px(88))), int(theme.px(44))};
}

QRectF BigSwitch::knobBox() const
{
    const theme::Theme& theme = theme::current();
    const double height = theme.px(20);
    return {theme.px(10), (this->height() - height) / 2, theme.px(36), height};
}

void BigSwitch::paintKnob(QPainter& painter, const QColor& track, const QColor& knob) const
{
    const QRectF box = knobBox();
    painter.setPen(Qt::NoPen);
    painter.setBrush(track);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    const double inset = theme::current().px(3);
    const double side = box.height() - 2 * inset;
    painter.setBrush(knob);
    painter.drawEllipse(QRectF(isChecked() ? box.right() - inset - side : box.left() + inset,
                               box.top() + inset, side, side));
}

void BigSwitch::paintEvent(QPaintEvent*)
{
    const theme::Theme& theme = theme::current();
    const theme::Palette& palette = theme.palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = isChecked() ? palette.onGoodWash : palette.onRaceWash;
    const QColor edge = isChecked() ? palette.good : palette.race;
    const double pen = hasFocus() || underMouse() ? 2 : 1.5;
    painter.setPen(QPen(hasFocus() ? palette.accent : edge, pen));
    painter.setBrush(isChecked() ? palette.goodWash : palette.raceWash);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme.px(10), theme.px(10));
    paintKnob(painter, edge, palette.card);
    painter.setPen(ink);
    painter.setFont(wordFont());
    const double left = knobBox().right() + theme.px(8);
    painter.drawText(QRectF(left, 0, width() - left, height()), Qt::AlignLeft | Qt::AlignVCenter,
                     words());
    const double cap = QFontMetricsF(keyFont()).horizontalAdvance(m_key) + theme.px(9);
    const QRectF capBox(width() - theme.px(9) - cap, (height() - theme.px(20)) / 2, cap,
                        theme.px(20));
    painter.setPen(
        QPen(theme::blend(edge, isChecked() ? palette.goodWash : palette.raceWash, 0.5), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(capBox.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4));
    painter.setPen(ink);
    painter.setFont(keyFont());
    painter.drawText(capBox, Qt::AlignCenter, m_key);
}

} // namespace crosstalk::controls
