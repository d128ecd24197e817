#include "widgets/controls/listbox.h"

#include "widgets/theme/appearance.h"

#include <QPainter>

namespace crosstalk::controls {

void ListBox::paintEvent(QPaintEvent* event)
{
    QComboBox::paintEvent(event);
    if (count() == 0) // to be typed into, so far
        return;
    const theme::Theme& theme = theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.palette().muted, theme.px(1.5)));
    const QPointF tip(width() - theme.px(13), height() / 2.0 + theme.px(2));
    const double arm = theme.px(3.5);
    const QPointF points[] = {tip + QPointF(-arm, -arm), tip, tip + QPointF(arm, -arm)};
    painter.drawPolyline(points, 3);
}

} // namespace crosstalk::controls
