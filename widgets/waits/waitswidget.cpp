#include "widgets/waits/waitswidget.h"

#include "widgets/stage/figures.h"
#include "widgets/stage/sleeptexts.h"
#include "widgets/theme/appearance.h"
#include "widgets/theme/sentences.h"
#include "widgets/waits/waitsview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace crosstalk::waits {

namespace {

QLabel* paragraph(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// No layout and no accessibility event for words that are the same.
void say(QLabel* label, const QString& words)
{
    if (label->text() != words)
        label->setText(words);
    label->setVisible(!words.isEmpty());
}

/// A long name of a kernel's function may go on in the next line: the column is narrow.
QString breakable(QString words)
{
    return words.replace(QStringLiteral(".constprop"), QStringLiteral("\u200b.constprop"));
}

} // namespace

WaitsWidget::WaitsWidget(QWidget* parent)
    : QWidget(parent), m_view(new WaitsView(this)), m_beside(new QScrollArea(this)),
      m_deadlock(nullptr), m_whyHead(nullptr), m_why(nullptr), m_orders(paragraph(this))
{
    buildBeside();
    m_orders->setObjectName(QStringLiteral("orders"));
    m_orders->hide();
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_view, 1);
    row->addWidget(m_beside);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row, 1);
    column->addWidget(m_orders);
    setFocusProxy(m_view);
    connect(m_view, &WaitsView::processSelected, this, [this](int process) {
        setSelected(process);
        emit processSelected(process);
    });
    connect(m_view, &WaitsView::processHovered, this, [this](int process) {
        m_hovered = process;
        updateTexts();
    });
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            &WaitsWidget::restyle);
    restyle();
}

void WaitsWidget::buildBeside()
{
    auto* page = new QWidget(m_beside);
    page->setObjectName(QStringLiteral("beside"));
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(6);
    m_deadlock = paragraph(page);
    m_deadlock->setObjectName(QStringLiteral("deadlock"));
    m_deadlock->hide();
    m_whyHead = new QLabel(page);
    m_whyHead->setProperty("kind", QStringLiteral("caps"));
    m_why = paragraph(page);
    column->addWidget(m_whyHead);
    column->addWidget(m_why);
    column->addWidget(m_deadlock);
    column->addStretch(1);
    m_beside->setWidget(page);
    m_beside->setWidgetResizable(true);
    m_beside->setFrameShape(QFrame::NoFrame);
    m_beside->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_beside->setFocusPolicy(Qt::NoFocus);
}

void WaitsWidget::restyle()
{
    const theme::Palette& p = theme::current().palette();
    setStyleSheet(QStringLiteral("#deadlock { background: %1; color: %2; border: 3px double %3; "
                                 "border-radius: 6px; padding: 5px 7px; }"
                                 "#beside QLabel { font-size: %6px; }"
                                 "#orders { background: %4; color: %5; padding: 4px 12px; }")
                      .arg(p.raceWash.name(), p.onRaceWash.name(), p.race.name(), p.warnWash.name(),
                           p.onWarnWash.name(),
                           QString::number(qRound(theme::current().px(12.5)))));
}

void WaitsWidget::setSnapshot(std::shared_ptr<const world::Snapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    m_view->setSnapshot(m_snapshot);
    updateTexts();
}

void WaitsWidget::setSelected(int process)
{
    m_selected = process;
    m_view->setSelected(process);
    updateTexts();
}

/// Whose sleep is explained: under the pointer, else chosen, else the first that sleeps.
int WaitsWidget::explained() const
{
    for (const int process : {m_hovered, m_selected})
        if (process >= 0 && std::size_t(process) < m_snapshot->processes.size() &&
            !stage::sleepLines(*m_snapshot, process).isEmpty())
            return process;
    for (std::size_t p = 0; p < m_snapshot->processes.size(); ++p)
        if (!stage::sleepLines(*m_snapshot, int(p)).isEmpty())
            return int(p);
    return -1;
}

void WaitsWidget::updateTexts()
{
    if (!m_snapshot)
        return;
    QStringList deadlocks, orders;
    for (const world::Deadlock& deadlock : m_snapshot->deadlocks)
        deadlocks << tr("⚡ Deadlock. %1").arg(theme::said(deadlock.why));
    if (deadlocks.isEmpty())
        for (const world::LockOrder& order : m_snapshot->lockOrders)
            orders << tr("No deadlock yet, but one is possible: %1").arg(theme::said(order.why));
    say(m_deadlock, deadlocks.join(QStringLiteral("\n\n")));
    const int process = explained();
    say(m_whyHead,
        process < 0 ? QString() : tr("WHY %1 IS ASLEEP").arg(stage::processName(process)));
    say(m_why, process < 0 ? tr("Of whoever sleeps it is said here: in which call, on what, since "
                                "when, and who could wake it.")
                           : breakable(stage::sleepLines(*m_snapshot, process).join(u'\n')));
    const QString first = orders.value(0);
    say(m_orders,
        orders.size() < 2 ? first : tr("%1 (and %2 more)").arg(first).arg(orders.size() - 1));
    m_orders->setToolTip(orders.size() < 2 ? QString() : orders.join(QStringLiteral("\n\n")));
}

void WaitsWidget::resizeEvent(QResizeEvent*)
{
    m_beside->setFixedWidth(std::clamp(width() * 30 / 100, 150, int(theme::current().px(380))));
}

} // namespace crosstalk::waits
