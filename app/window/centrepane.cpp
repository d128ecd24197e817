#include "app/window/centrepane.h"

#include "engine/session/run.h"
#include "widgets/compare/comparewidget.h"
#include "widgets/controls/labels.h"
#include "widgets/measure/measurewidget.h"
#include "widgets/memory/memorywidget.h"
#include "widgets/messages/messageswidget.h"
#include "widgets/messages/peekpanel.h"
#include "widgets/schedules/scheduleswidget.h"
#include "widgets/stage/stagewidget.h"
#include "widgets/theme/appearance.h"
#include "widgets/timeline/narrationlist.h"
#include "widgets/timeline/timelinewidget.h"
#include "widgets/waits/waitswidget.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QSplitter>
#include <QStyle>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace crosstalk::window {

namespace {

constexpr double tabPadding = 12; ///< at each side of a tab's words, design pixels: stylesheet.cpp

} // namespace

/// The tabs' pages, in order.
class CentrePane::Tabs
{
public:
    timeline::TimelineWidget* timeline = nullptr;
    messages::MessagesWidget* messages = nullptr;
    memory::MemoryWidget* memory = nullptr;
    waits::WaitsWidget* waits = nullptr;
    timeline::NarrationList* narration = nullptr;
    measuretab::MeasureWidget* measure = nullptr; ///< only beside the lesson whose job it measures
    schedules::SchedulesWidget* schedules = nullptr; ///< fed by who explores, not by snapshots
    compare::CompareWidget* compare = nullptr; ///< only where a lesson does one job in several ways
};

CentrePane::CentrePane(QWidget* parent)
    : QFrame(parent), m_splitter(new QSplitter(Qt::Vertical, this)),
      m_stage(new stage::StageWidget(this)), m_tabs(new QTabWidget(this)),
      m_pages(std::make_shared<Tabs>()), m_note(new QLabel(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildBanner();
    buildTabs();
    m_splitter->addWidget(m_stage);
    m_splitter->addWidget(m_tabs);
    m_splitter->setStretchFactor(0, 11);
    m_splitter->setStretchFactor(1, 8);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->hide();
    column->addWidget(m_note);
    column->addWidget(m_banner);
    column->addWidget(m_splitter, 1);
    connect(m_stage, &stage::StageWidget::processSelected, this, &CentrePane::processSelected);
    connect(m_stage, &stage::StageWidget::processActivated, this, &CentrePane::processActivated);
    connect(m_stage, &stage::StageWidget::processMenuRequested, this,
            &CentrePane::processMenuRequested);
    connect(m_stage, &stage::StageWidget::channelActivated, this, &CentrePane::openChannel);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            &CentrePane::restyle);
    restyle();
}

void CentrePane::buildBanner()
{
    m_banner = new QFrame(this);
    m_banner->setObjectName(QStringLiteral("banner"));
    auto* row = new QHBoxLayout(m_banner);
    m_error = new QLabel(m_banner);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QToolButton(m_banner);
    close->setText(QStringLiteral("×"));
    close->setAccessibleName(tr("Close this message"));
    close->setProperty("kind", QStringLiteral("flat"));
    connect(close, &QToolButton::clicked, this, &CentrePane::clearError);
    row->addWidget(m_error, 1);
    row->addWidget(close, 0, Qt::AlignTop);
    m_banner->hide();
}

void CentrePane::buildTabs()
{
    m_pages->timeline = new timeline::TimelineWidget(m_tabs);
    m_pages->messages = new messages::MessagesWidget(m_tabs);
    m_pages->memory = new memory::MemoryWidget(m_tabs);
    m_pages->waits = new waits::WaitsWidget(m_tabs);
    m_pages->narration = new timeline::NarrationList(m_tabs);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setElideMode(Qt::ElideNone);
    m_tabs->addTab(m_pages->timeline, tr("Timeline"));
    m_tabs->addTab(m_pages->messages, tr("Messages"));
    m_tabs->addTab(m_pages->memory, tr("Memory"));
    m_tabs->addTab(m_pages->waits, tr("Who waits for whom"));
    m_tabs->addTab(m_pages->narration, tr("Narration"));
    m_pages->schedules = new schedules::SchedulesWidget(m_tabs);
    m_tabs->addTab(m_pages->schedules, tr("Every schedule"));
    m_tabs->tabBar()->setFocusPolicy(Qt::TabFocus);
    connect(m_tabs, &QTabWidget::currentChanged, this, &CentrePane::updateTab);
    connect(m_pages->timeline, &timeline::TimelineWidget::cursorMoved, this,
            &CentrePane::timeChosen);
    connect(m_pages->timeline, &timeline::TimelineWidget::backToLive, this,
            &CentrePane::liveRequested);
    connect(m_pages->timeline, &timeline::TimelineWidget::eventActivated, this,
            &CentrePane::eventChosen);
    connect(m_pages->messages, &messages::MessagesWidget::cursorMoved, this,
            &CentrePane::timeChosen);
    connect(m_pages->messages, &messages::MessagesWidget::backToLive, this,
            &CentrePane::liveRequested);
    connect(m_pages->messages, &messages::MessagesWidget::eventActivated, this,
            &CentrePane::eventChosen);
    connect(m_pages->waits, &waits::WaitsWidget::processSelected, this,
            &CentrePane::processSelected);
    connect(m_pages->narration, &timeline::NarrationList::eventActivated, this,
            &CentrePane::eventChosen);
}

void CentrePane::restyle()
{
    const theme::Palette& palette = theme::current().palette();
    m_banner->setStyleSheet(
        QStringLiteral("#banner { background: %1; border-bottom: 1px solid %2; } #banner QLabel { "
                       "color: %3; }")
            .arg(palette.raceWash.name(), palette.race.name(), palette.onRaceWash.name()));
    m_note->setStyleSheet(QStringLiteral("#note { background: %1; color: %2; border-bottom: 1px "
                                         "solid %3; padding: %4px %5px; }")
                              .arg(palette.accentWash.name(), palette.text.name(),
                                   palette.line.name())
                              .arg(int(theme::current().px(6)))
                              .arg(int(theme::current().px(14))));
    fitTabs();
}

/// Where one more tab or longer words would make the first one scroll away, they stand closer.
void CentrePane::fitTabs()
{
    QTabBar* bar = m_tabs->tabBar();
    double wanted = 0;
    for (int i = 0; i < bar->count(); ++i)
        if (bar->isTabVisible(i))
            wanted += bar->fontMetrics().horizontalAdvance(bar->tabText(i)) +
                      2 * theme::current().px(tabPadding);
    const bool tight = wanted > width();
    if (bar->property("tight").toBool() == tight)
        return;
    bar->setProperty("tight", tight);
    bar->style()->unpolish(bar);
    bar->style()->polish(bar);
    QEvent changed(QEvent::StyleChange); // polishing alone leaves the tabs as wide as they were
    QApplication::sendEvent(bar, &changed);
}

void CentrePane::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fitTabs();
}

void CentrePane::setLesson(const lesson::Lesson& lesson)
{
    m_stage->setSources(lesson.sources);
    const bool severalWays = std::ranges::any_of(
        lesson.choices, [](const lesson::Choice& choice) { return choice.name == "way"; });
    offerComparing(severalWays);
    offerMeasuring(lesson);
    fitTabs();
}

// The two pages of a few lessons are made with the first of these: no other waits for them.

void CentrePane::offerComparing(bool severalWays)
{
    if (severalWays && m_pages->compare == nullptr) {
        m_pages->compare = new compare::CompareWidget(m_tabs);
        m_tabs->insertTab(m_tabs->indexOf(m_pages->schedules) + 1, m_pages->compare,
                          tr("Side by side"));
    }
    if (m_pages->compare != nullptr)
        m_tabs->setTabVisible(m_tabs->indexOf(m_pages->compare), severalWays);
    if (severalWays)
        m_tabs->setCurrentWidget(m_pages->compare);
}

/// Beside the lesson whose job is measured, with the programs that were built of it.
void CentrePane::offerMeasuring(const lesson::Lesson& lesson)
{
    const bool measures = lesson.id == "choose" && !lesson.group.empty();
    if (!measures && m_pages->measure == nullptr)
        return;
    if (m_pages->measure == nullptr) {
        m_pages->measure = new measuretab::MeasureWidget(m_tabs);
        m_tabs->addTab(m_pages->measure, tr("Measure"));
        connect(m_pages->measure, &measuretab::MeasureWidget::started, this,
                &CentrePane::pauseWanted);
    }
    m_tabs->setTabVisible(m_tabs->indexOf(m_pages->measure), measures);
    if (!measures)
        return m_pages->measure->cancel();
    if (const auto installation = session::Installation::locate())
        m_pages->measure->setPrograms(installation->programs / "choose" / "unwatched");
    m_tabs->setCurrentWidget(m_pages->measure);
}

void CentrePane::setSnapshot(std::shared_ptr<const world::Snapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    m_stage->setSnapshot(m_snapshot);
    updateTab();
}

/// Only the page that is seen is fed; the others catch up when they are.
void CentrePane::updateTab()
{
    if (!m_snapshot)
        return;
    const QWidget* shown = m_tabs->currentWidget();
    if (shown == m_pages->timeline)
        m_pages->timeline->setSnapshot(m_snapshot);
    else if (shown == m_pages->messages)
        m_pages->messages->setSnapshot(m_snapshot);
    else if (shown == m_pages->waits)
        m_pages->waits->setSnapshot(m_snapshot);
    else if (shown == m_pages->compare)
        m_pages->compare->setSnapshot(m_snapshot);
    else if (shown == m_pages->memory)
        m_pages->memory->setSnapshot(m_snapshot);
    else if (shown == m_pages->narration)
        m_pages->narration->setSnapshot(m_snapshot);
}

void CentrePane::setSelected(int process)
{
    m_stage->setSelected(process);
    m_pages->waits->setSelected(process);
}

void CentrePane::setReducedMotion(bool reduced)
{
    m_stage->setReducedMotion(reduced);
    m_pages->timeline->setReducedMotion(reduced);
    m_pages->messages->setReducedMotion(reduced);
}

/// A buffer of the kernel is looked into; what lies in a segment is on a page of its own.
void CentrePane::openChannel(int channel)
{
    if (!m_snapshot || channel < 0 || std::size_t(channel) >= m_snapshot->channels.size())
        return;
    const world::ChannelView& view = m_snapshot->channels[std::size_t(channel)];
    if (view.stream || view.messages)
        emit peekRequested(channel);
    else if (view.shape == world::Shape::Region || view.shape == world::Shape::Lock)
        m_tabs->setCurrentWidget(m_pages->memory);
    else
        m_tabs->setCurrentWidget(m_pages->messages);
}

void CentrePane::showPeek(const session::Peek& peek)
{
    if (!m_snapshot)
        return;
    if (!m_peek) {
        m_peek = new messages::PeekPanel(this);
        connect(m_peek, &messages::PeekPanel::lookAgain, this, &CentrePane::peekRequested);
    }
    m_peek->show(peek, *m_snapshot);
}

void CentrePane::showError(const QString& sentence)
{
    const QString words = sentence.left(1).toUpper() + sentence.mid(1);
    m_error->setText(words);
    m_banner->setAccessibleName(words);
    m_banner->show();
}

void CentrePane::clearError()
{
    m_banner->hide();
}

void CentrePane::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void CentrePane::setFoot(QWidget* foot)
{
    layout()->addWidget(foot);
}

QWidget* CentrePane::page() const
{
    return m_tabs->currentWidget();
}

schedules::SchedulesWidget& CentrePane::schedules() const
{
    return *m_pages->schedules;
}

timeline::TimelineWidget& CentrePane::timeline() const
{
    return *m_pages->timeline;
}

int CentrePane::tab() const
{
    return m_tabs->currentIndex();
}

void CentrePane::setTab(int index)
{
    if (index >= 0 && index < m_tabs->count())
        m_tabs->setCurrentIndex(index);
}

QByteArray CentrePane::saveState() const
{
    return m_splitter->saveState();
}

void CentrePane::restoreState(const QByteArray& state)
{
    if (!state.isEmpty())
        m_splitter->restoreState(state);
}

} // namespace crosstalk::window
