#include "widgets/timeline/narrationline.h"

#include "widgets/theme/appearance.h"
#include "widgets/theme/badge.h"
#include "widgets/timeline/narrationmodel.h"

#include <QFontMetricsF>
#include <QPainter>

namespace crosstalk::timeline {

void NarrationLine::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    const theme::Theme& theme = theme::current();
    const theme::Palette& p = theme.palette();
    const bool verdict = index.data(NarrationModel::VerdictRole).toBool();
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    painter->fillRect(option.rect, selected ? p.accentWash : verdict ? p.raceWash : p.panel);
    const QRectF box = QRectF(option.rect).adjusted(theme.px(12), 0, -theme.px(12), 0);
    const QFont timeFont = theme.mono(11);
    const QString time = index.data(NarrationModel::TimeRole).toString();
    const double timeWidth =
        QFontMetricsF(timeFont).horizontalAdvance(QStringLiteral("00000.000 s"));
    painter->setFont(timeFont);
    painter->setPen(verdict && !selected ? p.onRaceWash : p.muted);
    painter->drawText(QRectF(box.left(), box.top(), timeWidth, box.height()),
                      Qt::AlignRight | Qt::AlignVCenter, time);
    const int process = index.data(NarrationModel::ProcessRole).toInt();
    const double size = theme.px(9);
    const double badge = box.left() + timeWidth + theme.px(10);
    if (process >= 0)
        theme::paintBadge(*painter, {badge, box.center().y() - size / 2, size, size}, process,
                          theme.process(process).main);
    const double left = badge + size + theme.px(8);
    const QFont font = theme.sans(13, verdict ? QFont::DemiBold : QFont::Normal);
    QString text = index.data().toString();
    if (verdict)
        text.prepend(QStringLiteral("⚡ "));
    painter->setFont(font);
    painter->setPen(verdict && !selected ? p.onRaceWash : p.text);
    const QRectF room(left, box.top(), box.right() - left, box.height());
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetricsF(font).elidedText(text, Qt::ElideRight, room.width()));
    painter->restore();
}

QSize NarrationLine::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    const theme::Theme& theme = theme::current();
    return {qRound(theme.px(240)), qRound(theme.px(26))};
}

} // namespace crosstalk::timeline
