#include "widgets/lesson/suredots.h"

#include "widgets/theme/appearance.h"

#include <QMouseEvent>
#include <QPainter>

namespace crosstalk::lessonpane {

SureDots::SureDots(QWidget* parent) : QAbstractSlider(parent)
{
    setRange(0, most);
    setPageStep(1);
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("How sure are you, 1 to 4"));
    setToolTip(tr("1 dot: a guess. 4 dots: certain."));
    connect(this, &QAbstractSlider::valueChanged, this, [this] { update(); });
}

double SureDots::pitch() const
{
    return theme::current().px(15);
}

QSize SureDots::sizeHint() const
{
    return {int(pitch() * most), int(theme::current().px(20))};
}

void SureDots::paintEvent(QPaintEvent*)
{
    const theme::Theme& theme = theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int dot = 0; dot < most; ++dot) {
        painter.setPen(QPen(theme.palette().text, theme.px(1.5)));
        painter.setBrush(dot < value() ? theme.palette().text : theme.palette().card);
        painter.drawEllipse(QPointF(pitch() * (dot + 0.5), height() / 2.0), theme.px(4.2),
                            theme.px(4.2));
    }
    if (!hasFocus())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.palette().accent, 1.5));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme.px(5), theme.px(5));
}

void SureDots::mousePressEvent(QMouseEvent* event)
{
    setValue(int(event->position().x() / pitch()) + 1);
}

} // namespace crosstalk::lessonpane
