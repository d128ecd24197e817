#include "app/window/mainwindow.h"

#include "app/window/centrepane.h"
#include "app/window/helpoverlay.h"
#include "app/window/presentation.h"
#include "engine/lesson/questions.h"
#include "engine/world/aftermath.h"
#include "app/window/scrubbar.h"
#include "app/window/startpage.h"
#include "widgets/code/codepane.h"
#include "widgets/controls/controlspane.h"
#include "widgets/controls/labels.h"
#include "widgets/controls/statusline.h"
#include "widgets/controls/topbar.h"
#include "widgets/controls/verdictbox.h"
#include "widgets/lesson/lessonpane.h"
#include "widgets/theme/appearance.h"
#include "widgets/theme/language.h"
#include "widgets/theme/sentences.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace crosstalk::window {
namespace {

constexpr double leftWidth = 285, rightWidth = 342; // design pixels, as the window first opens
constexpr double crampedBelow = 860;                // lower windows do without doubled figures
constexpr double lowBelow = 700;                    // and these without a race's circumstances

} // namespace

MainWindow::MainWindow(const Settings& settings, QWidget* parent)
    : QMainWindow(parent), m_commands(new Commands(this)), m_stack(new QStackedWidget(this)),
      m_workbench(new QWidget(m_stack))
{
    setWindowTitle(QStringLiteral("Crosstalk"));
    theme::Appearance::instance().set(settings.mode, settings.scale);
    buildWorkbench();
    m_stack->addWidget(m_workbench);
    setCentralWidget(m_stack);
    connectRun();
    connectChange();
    connectView();
    connectPanes();
    applySettings(settings);
    qApp->installEventFilter(this);
    updateCommands();
    setFocusPolicy(Qt::ClickFocus);
    setFocus(); // not a button: Space is for the run until one goes somewhere by Tab
}

MainWindow::~MainWindow()
{
    qApp->removeEventFilter(this);
}

void MainWindow::buildWorkbench()
{
    auto* column = new QVBoxLayout(m_workbench);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_topBar = new controls::TopBar({m_commands->openMenu, m_commands->restart, m_commands->pause,
                                     m_commands->step, m_commands->steps->more,
                                     m_commands->time->record, m_commands->present},
                                    m_workbench);
    const GameCommands& game = *m_commands->game;
    m_goalBar = new controls::GoalBar(
        {m_commands->steps->undo, game.hint, game.again, game.nextGoal, game.play}, m_workbench);
    m_goalBar->hide();
    m_columns = new QSplitter(Qt::Horizontal, m_workbench);
    m_lessonPane = new lessonpane::LessonPane(m_commands->back, m_commands->next, m_columns);
    m_centre = new CentrePane(m_columns);
    m_scrubBar = new ScrubBar(*m_commands->time, m_centre);
    m_centre->setFoot(m_scrubBar);
    m_columns->addWidget(m_lessonPane);
    m_columns->addWidget(m_centre);
    m_columns->addWidget(buildRight(m_columns));
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(1);
    for (int i = 0; i < m_columns->count(); ++i)
        m_columns->setStretchFactor(i, i == 1 ? 1 : 0);
    m_status = new controls::StatusLine(m_workbench);
    column->addWidget(m_topBar);
    column->addWidget(controls::separator(m_workbench));
    column->addWidget(m_goalBar);
    column->addWidget(m_columns, 1);
    column->addWidget(controls::separator(m_workbench));
    column->addWidget(m_status);
}

QWidget* MainWindow::buildRight(QWidget* parent)
{
    m_right = new QScrollArea(parent);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_controls = new controls::ControlsPane(page);
    m_code = new code::CodePane(page);
    m_verdict = new controls::VerdictBox(page);
    column->addWidget(m_controls);
    column->addWidget(controls::separator(page));
    column->addWidget(m_code, 1);
    column->addWidget(controls::separator(page));
    column->addWidget(m_verdict);
    m_right->setWidget(page);
    m_right->setWidgetResizable(true);
    m_right->setFrameShape(QFrame::NoFrame);
    m_right->setFocusPolicy(Qt::NoFocus);
    return m_right;
}

void MainWindow::applySettings(const Settings& settings)
{
    resize(settings.size);
    if (settings.columns.isEmpty() || !m_columns->restoreState(settings.columns))
        layOutColumns(settings.size.width());
    m_centre->restoreState(settings.centre);
    m_centre->setTab(settings.tab);
    m_commands->systemTheme->setChecked(settings.mode == theme::Mode::System);
    m_commands->lightTheme->setChecked(settings.mode == theme::Mode::Light);
    m_commands->darkTheme->setChecked(settings.mode == theme::Mode::Dark);
    m_commands->reducedMotion->setChecked(settings.reducedMotion);
    for (QAction* language : m_commands->languages)
        language->setChecked(language->data().toString() == settings.language);
    m_wasMaximized = settings.maximized;
    fitPanes();
}

/// The columns' widths as the window first opens, and after a change of scale.
void MainWindow::layOutColumns(int width)
{
    const theme::Theme& theme = theme::current();
    const int left = int(theme.px(leftWidth));
    const int right = int(std::clamp(width * 0.235, theme.px(rightWidth), theme.px(440)));
    m_columns->setSizes({left, std::max(width - left - right - 2, width / 4), right});
}

Settings MainWindow::settings() const
{
    Settings now;
    now.size = isMaximized() || isFullScreen() ? normalGeometry().size() : size();
    now.maximized = isFullScreen() ? m_wasMaximized : isMaximized();
    now.columns = m_columns->saveState();
    now.centre = m_centre->saveState();
    now.tab = m_centre->tab();
    now.mode = theme::Appearance::instance().mode();
    now.scale = theme::Appearance::instance().scale();
    now.reducedMotion = m_commands->reducedMotion->isChecked();
    for (const QAction* language : m_commands->languages)
        if (language->isChecked())
            now.language = language->data().toString();
    return now;
}

Presentation* MainWindow::presentation()
{
    if (m_presentation)
        return m_presentation;
    m_presentation = new Presentation(m_stack);
    m_stack->addWidget(m_presentation);
    connect(m_presentation, &Presentation::choiceChosen, this, &MainWindow::choiceRequested);
    connect(m_presentation, &Presentation::processSelected, this, &MainWindow::select);
    connect(m_presentation, &Presentation::processActivated, this, &MainWindow::stepRequested);
    m_presentation->setReducedMotion(m_commands->reducedMotion->isChecked());
    m_presentation->setLocked(!m_recorded.isEmpty());
    if (m_lesson)
        m_presentation->setLesson(m_lesson);
    m_presentation->setSelected(m_selected);
    return m_presentation;
}

void MainWindow::setLesson(std::shared_ptr<const lesson::Lesson> lesson)
{
    setStarting(false);
    m_lesson = std::move(lesson);
    m_recorded.clear();
    m_centre->setNote({});
    m_controls->setLocked(false);
    m_topBar->setLocked(false);
    m_status->setCutOff(false);
    m_scrubBar->setProgress({});
    m_snapshot.reset();
    m_selected = 0;
    m_beforeCure = -1;
    buildFaults();
    setWindowTitle(tr("%1 – Crosstalk").arg(QString::fromStdString(m_lesson->title)));
    const QString title = QString::fromStdString(m_lesson->title).section(QLatin1Char(':'), 0, 0);
    if (m_lesson->group.empty())
        m_topBar->setPlace(tr("From outside"), title);
    else
        m_topBar->setPlace(theme::groupTitle(m_lesson->group),
                           QStringLiteral("%1 · %2").arg(m_lesson->number).arg(title));
    const bool counts = std::any_of(m_lesson->variables.begin(), m_lesson->variables.end(),
                                    [](const auto& each) { return !each.expected.empty(); });
    m_commands->nextLoss->setEnabled(counts);
    m_lessonPane->setLesson(*m_lesson, lesson::questionsOf(*m_lesson));
    m_centre->setLesson(*m_lesson);
    m_controls->setLesson(m_lesson, m_commands->faults, m_commands->flip,
                          counts ? m_commands->nextLoss : nullptr);
    m_code->setLesson(m_lesson);
    if (m_presentation) {
        m_presentation->setLocked(false);
        m_presentation->setLesson(m_lesson);
    }
    select(0);
    setSnapshot(std::make_shared<world::Snapshot>());
}

void MainWindow::setRecorded(const QString& note, bool cutOff)
{
    if (note == m_recorded || !m_lesson)
        return;
    m_recorded = note;
    m_centre->setNote(note);
    m_controls->setLocked(true);
    m_topBar->setLocked(true);
    if (m_presentation)
        m_presentation->setLocked(true);
    m_status->setCutOff(cutOff);
    m_lessonPane->setRecorded();
    m_topBar->setPlace(tr("Recording"), QString::fromStdString(m_lesson->title));
    updateCommands();
}

void MainWindow::setSnapshot(std::shared_ptr<const world::Snapshot> snapshot)
{
    if (!m_lesson)
        return;
    m_snapshot = world::afterTheEnd(std::move(snapshot));
    if (isPresenting()) {
        m_presentation->setSnapshot(m_snapshot);
    } else if (isStarting()) {
        m_start->setSnapshot(m_snapshot);
    } else {
        m_centre->setSnapshot(m_snapshot);
        m_controls->setSnapshot(m_snapshot);
        m_code->setSnapshot(*m_snapshot);
        m_verdict->setVerdict(controls::verdictOf(*m_lesson, *m_snapshot));
        m_status->setSnapshot(*m_snapshot);
        m_topBar->setSpeed(m_snapshot->stepsPerSecond);
    }
    updateCommands();
}

void MainWindow::setPrediction(const lessonpane::PredictionState& state)
{
    m_lessonPane->setState(state);
}

void MainWindow::setRunWords(const lesson::RunWords& words)
{
    m_lessonPane->setRunWords(words);
}

void MainWindow::setReached(const std::set<std::string>& checkpoints)
{
    m_lessonPane->setReached(checkpoints);
}

void MainWindow::setPrerequisites(const QStringList& titles)
{
    m_lessonPane->setPrerequisites(titles);
}

void MainWindow::setTrack(const std::vector<lesson::TrackEntry>& track)
{
    QList<QAction*> lessons;
    for (const lesson::TrackEntry& entry : track) {
        auto* action =
            new QAction(QStringLiteral("%1 › %2").arg(theme::groupTitle(entry.group),
                                                      QString::fromStdString(entry.id)),
                        this);
        connect(action, &QAction::triggered, this,
                [this, id = entry.id] { emit lessonRequested(id); });
        lessons << action;
    }
    m_commands->setLessons(lessons);
}

void MainWindow::setMessage(const QString& message)
{
    m_status->setMessage(message);
    if (isStarting() && !message.isEmpty())
        m_start->say(message); // the status line is not seen there
}

void MainWindow::withdrawMessage(const QString& message)
{
    if (m_status->message() == message)
        m_status->setMessage({});
}

void MainWindow::showGoal(const controls::GoalBar::Words* words)
{
    if (words != nullptr)
        m_goalBar->setWords(*words);
    m_goalBar->setVisible(words != nullptr);
}

void MainWindow::setCaption(const QString& markdown)
{
    if (m_presentation || !markdown.isEmpty())
        presentation()->setCaption(markdown);
    QString plain = markdown;
    setMessage(plain.remove(QLatin1Char('*')));
}

void MainWindow::showPeek(const session::Peek& peek)
{
    m_centre->showPeek(peek);
}

void MainWindow::showError(const Error& error)
{
    setStarting(false); // where it can be read
    m_centre->showError(theme::said(error));
}

void MainWindow::clearError()
{
    m_centre->clearError();
}

StartPage& MainWindow::startPage()
{
    if (m_start == nullptr) {
        m_start = new StartPage(m_commands->time->openRecording, m_stack);
        m_start->setReducedMotion(m_commands->reducedMotion->isChecked());
        m_stack->addWidget(m_start);
    }
    return *m_start;
}

bool MainWindow::isStarting() const
{
    return m_start != nullptr && m_stack->currentWidget() == m_start;
}

void MainWindow::setStarting(bool on)
{
    if (on == isStarting())
        return;
    setPresenting(false);
    m_stack->setCurrentWidget(on ? static_cast<QWidget*>(&startPage()) : m_workbench);
    if (on && m_lesson)
        m_start->setLesson(*m_lesson);
    if (on)
        m_start->focusFirst();
    else
        setFocus();
    if (m_snapshot)
        setSnapshot(m_snapshot);
    if (!on)
        emit startLeft();
}

bool MainWindow::isPresenting() const
{
    return m_presentation && m_stack->currentWidget() == m_presentation;
}

void MainWindow::setPresenting(bool on)
{
    if (on == isPresenting())
        return;
    if (on) {
        m_wasMaximized = isMaximized();
        m_stack->setCurrentWidget(presentation());
        if (isVisible())
            showFullScreen();
    } else {
        m_stack->setCurrentWidget(m_workbench);
        if (isVisible())
            m_wasMaximized ? showMaximized() : showNormal();
    }
    if (m_snapshot)
        setSnapshot(m_snapshot);
}

void MainWindow::fitPanes()
{
    m_controls->setCramped(height() < theme::current().px(crampedBelow));
    m_verdict->setCramped(height() < theme::current().px(lowBelow));
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    fitPanes();
    if (m_help && m_help->isVisible())
        m_help->place();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    emit closing();
    QMainWindow::closeEvent(event);
}

} // namespace crosstalk::window
