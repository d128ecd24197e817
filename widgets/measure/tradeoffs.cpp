#include "widgets/measure/tradeoffs.h"

#include "widgets/measure/words.h"
#include "widgets/theme/appearance.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollBar>

namespace crosstalk::measuretab {

QList<QStringList> TradeOffs::rows()
{
    return {
        {tr("No; up to 4,096 bytes a write stays whole"), tr("Inherited, or passed on; a FIFO by a path"),
         tr("No"), tr("The kernel: first in, first out"), tr("The other gets the end, or SIGPIPE")},
        {tr("Stream: no. Seqpacket and datagram: yes"), tr("A path, or a pair made before fork"),
         tr("No"), tr("The kernel: first in, first out"), tr("The other gets the end, or EPIPE")},
        {tr("No"), tr("Address and port"), tr("Yes"), tr("The protocol: first in, first out"),
         tr("A reset; or silence, if its machine died too")},
        {tr("Yes, and priorities"), tr("A name: /box"), tr("No"),
         tr("The kernel: most urgent, then oldest"), tr("Nobody is told; the letters stay")},
        {tr("Your own"), tr("A name: /segment, or inherited"), tr("No"), tr("You: locks, semaphores"),
         tr("A lock stays taken, data half written")},
        {tr("Your own"), tr("A name: /segment, or inherited"), tr("No"), tr("You: atomics"),
         tr("The other spins for ever")},
        {tr("Yes, and types"), tr("Address and port, or a path"), tr("Yes"),
         tr("None between calls"), tr("UNAVAILABLE, or the deadline; done or not: unknown")},
    };
}

TradeOffs::TradeOffs(QWidget* parent)
    : QScrollArea(parent), m_page(new QWidget), m_grid(new QGridLayout(m_page))
{
    addRow(0, {QString(), tr("Keeps messages apart?"), tr("Found by"), tr("Another machine?"),
               tr("Who orders"), tr("When one dies")});
    int row = 1;
    for (const QStringList& cells : rows()) {
        addRow(row, QStringList{nameOf(measure::allWays[std::size_t(row - 1)])} + cells);
        ++row;
    }
    m_grid->setRowStretch(row, 1);
    for (int column = 0; column < 6; ++column)
        m_grid->setColumnStretch(column, column == 0 || column == 3 ? 2 : 4);
    setWidget(m_page);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("What no figure shows"));
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            &TradeOffs::restyle);
    restyle();
}

void TradeOffs::addRow(int row, const QStringList& cells)
{
    for (int column = 0; column < cells.size(); ++column) {
        auto* label = new QLabel(cells[column], m_page);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        if (row == 0)
            label->setProperty("kind", QStringLiteral("muted"));
        m_grid->addWidget(label, row, column);
    }
}

QSize TradeOffs::minimumSizeHint() const
{
    return {m_page->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(),
            QScrollArea::minimumSizeHint().height()};
}

void TradeOffs::restyle()
{
    const theme::Theme& theme = theme::current();
    m_grid->setContentsMargins(int(theme.px(14)), int(theme.px(8)), int(theme.px(14)),
                               int(theme.px(8)));
    m_grid->setHorizontalSpacing(int(theme.px(10)));
    m_grid->setVerticalSpacing(int(theme.px(7)));
    for (int i = 0; i < m_grid->count(); ++i) {
        int row = 0, column = 0, rows = 0, columns = 0;
        m_grid->getItemPosition(i, &row, &column, &rows, &columns);
        m_grid->itemAt(i)->widget()->setFont(
            theme.sans(12, column == 0 ? QFont::DemiBold : QFont::Normal));
    }
    updateGeometry();
}

} // namespace crosstalk::measuretab
