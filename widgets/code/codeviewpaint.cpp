// How a CodeView paints its rows; what it shows is decided in codeview.cpp.
#include "widgets/code/codeview.h"
#include "widgets/code/highlighter.h"

#include "widgets/theme/appearance.h"

#include <QFontMetricsF>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStringList>

#include <algorithm>

namespace crosstalk::code {

void CodeView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theme::current().palette().panel);
    const double scroll = verticalScrollBar()->value();
    const auto first = std::size_t(scroll / rowHeight());
    const auto end = std::size_t((scroll + viewport()->height()) / rowHeight()) + 1;
    for (std::size_t row = first; row < std::min(end, m_rows.size()); ++row)
        paintRow(painter, row);
}

void CodeView::paintRow(QPainter& painter, std::size_t index) const
{
    const theme::Palette& palette = theme::current().palette();
    const Row& row = m_rows[index];
    const QRectF box = rowRect(index);
    const auto present = m_heat.on(m_file, row.line);
    paintPresence(painter, box, present);
    if (row.first) {
        painter.setFont(m_font);
        painter.setPen(palette.dim);
        const QRectF gutter(box.left(), box.top(), textLeft() - theme::current().px(10),
                            box.height());
        painter.drawText(gutter, Qt::AlignRight | Qt::AlignVCenter, QString::number(row.line));
    }
    paintCode(painter, box, row, isSkipped(row.line));
    if (saysSkipped(index)) {
        painter.setFont(m_tagFont);
        painter.setPen(palette.dim);
        painter.drawText(box.adjusted(0, 0, -theme::current().px(8), 0),
                         Qt::AlignRight | Qt::AlignVCenter, tr("skipped"));
    } else if (row.last) {
        paintTag(painter, box, row);
    }
    if (row.first && m_lines[std::size_t(row.line) - 1].race) {
        painter.setFont(m_tagFont);
        painter.setPen(palette.race);
        painter.drawText(QRectF(box.left() + theme::current().px(4), box.top(),
                                theme::current().px(14), box.height()),
                         Qt::AlignCenter, QStringLiteral("⚡"));
    }
}

/// The line's wash: of the one process that is here, or shared by those that are.
void CodeView::paintPresence(QPainter& painter, const QRectF& box,
                             const std::vector<LineHeat::Presence>& present) const
{
    if (present.empty())
        return;
    const theme::Theme& theme = theme::current();
    const double height = box.height() / double(present.size());
    for (std::size_t i = 0; i < present.size(); ++i) {
        const theme::ProcessColours& colours = theme.process(present[i].process);
        const QRectF part(box.left(), box.top() + height * double(i), box.width(), height);
        const double warmth = present[i].still ? 1 : 0.25 + 0.75 * present[i].share;
        painter.fillRect(part, theme::blend(colours.wash, theme.palette().panel, warmth));
        painter.fillRect(QRectF(part.left(), part.top(), theme.px(3), part.height()), colours.main);
    }
}

void CodeView::paintCode(QPainter& painter, const QRectF& box, const Row& row, bool skipped) const
{
    const Line& line = m_lines[std::size_t(row.line) - 1];
    const theme::Palette& palette = theme::current().palette();
    const QFontMetricsF metrics(m_font);
    const double column = metrics.horizontalAdvance(QLatin1Char('m'));
    const double base = box.top() + (box.height() + metrics.ascent() - metrics.descent()) / 2;
    painter.setFont(m_font);
    for (const Token& token : line.tokens) {
        const int begin = std::max(int(token.begin), row.begin);
        const int end = std::min(int(token.begin + token.length), row.begin + row.length);
        if (begin >= end)
            continue;
        painter.setPen(skipped ? palette.dim : colourOf(token.kind, palette));
        const double x = textLeft() + (row.indent + begin - row.begin) * column;
        painter.drawText(QPointF(x, base), line.text.mid(begin, end - begin));
    }
}

/// "P1 here" where it stands still and there is room, "P1 P2" for several; as many as fit, for the
/// bars at the left name them all.
QString CodeView::tagOf(const Row& row) const
{
    const auto present = m_heat.on(m_file, row.line);
    if (!row.last || present.empty())
        return {};
    const QFontMetricsF metrics(m_tagFont);
    const double room = freeWidth(row) - theme::current().px(16);
    QStringList names;
    for (const LineHeat::Presence& each : present)
        names << QStringLiteral("P%1").arg(each.process + 1);
    const QString here = tr("%1 here").arg(names.first());
    if (present.size() == 1 && present.front().still && metrics.horizontalAdvance(here) < room)
        return here;
    while (!names.isEmpty() && metrics.horizontalAdvance(names.join(QLatin1Char(' '))) > room)
        names.removeLast();
    return names.join(QLatin1Char(' '));
}

void CodeView::paintTag(QPainter& painter, const QRectF& box, const Row& row) const
{
    const QString tag = tagOf(row);
    if (tag.isEmpty())
        return;
    const theme::Theme& theme = theme::current();
    const QFontMetricsF metrics(m_tagFont);
    const auto present = m_heat.on(m_file, row.line);
    painter.setFont(m_tagFont);
    double left = box.right() - theme.px(8) - metrics.horizontalAdvance(tag);
    std::size_t i = 0;
    for (const QString& word : tag.split(QLatin1Char(' '))) {
        const double width = metrics.horizontalAdvance(word);
        painter.setPen(theme.process(present[std::min(i++, present.size() - 1)].process).text);
        painter.drawText(QRectF(left, box.top(), width + 1, box.height()), Qt::AlignCenter, word);
        left += width + metrics.horizontalAdvance(QLatin1Char(' '));
    }
}

} // namespace crosstalk::code
