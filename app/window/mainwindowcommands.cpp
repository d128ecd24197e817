// What the window's commands do: signals to whoever runs the lesson, and changes of the view.
#include "app/window/mainwindow.h"

#include "app/window/centrepane.h"
#include "app/window/helpoverlay.h"
#include "app/window/presentation.h"
#include "app/window/scrubbar.h"
#include "app/window/startpage.h"
#include "widgets/controls/actionbutton.h"
#include "widgets/controls/controlspane.h"
#include "widgets/controls/speedscale.h"
#include "widgets/controls/topbar.h"
#include "widgets/lesson/lessonpane.h"
#include "widgets/theme/appearance.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace crosstalk::window {
namespace {

bool isOver(world::RunState state)
{
    return state == world::RunState::Finished || state == world::RunState::TimedOut ||
           state == world::RunState::Failed || state == world::RunState::Idle;
}

bool isAlive(const world::ProcessView& process)
{
    return process.state != world::ProcessState::Exited &&
           process.state != world::ProcessState::Killed &&
           process.state != world::ProcessState::Lost;
}

/// Keys that a focused control uses itself, although they are also commands of the window.
bool belongsToControl(QWidget* focused, int key)
{
    if (key == Qt::Key_Space)
        return qobject_cast<QAbstractButton*>(focused) || qobject_cast<QComboBox*>(focused);
    return false;
}

bool isEnter(const QKeyEvent& key)
{
    return (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) &&
           (key.modifiers() & ~Qt::KeypadModifier) == 0;
}

} // namespace

void MainWindow::connectRun()
{
    const Commands& commands = *m_commands;
    connect(commands.pause, &QAction::triggered, this, &MainWindow::pauseOrResume);
    for (const QAction* play : {commands.time->playBackwards, commands.time->playForwards})
        connect(play, &QAction::toggled, this, &MainWindow::updateCommands);
    connect(commands.step, &QAction::triggered, this, [this] { emit stepRequested(m_selected); });
    for (int i = 0; i < commands.stepProcess.size(); ++i)
        connect(commands.stepProcess[i], &QAction::triggered, this, [this, i] {
            select(i);
            emit stepRequested(i);
        });
    connect(commands.nextLoss, &QAction::triggered, this, &MainWindow::nextLossRequested);
    connect(commands.restart, &QAction::triggered, this, &MainWindow::restartRequested);
    connect(commands.stop, &QAction::triggered, this, &MainWindow::stopRequested);
    connect(commands.faster, &QAction::triggered, this, [this] { changeSpeed(3); });
    connect(commands.slower, &QAction::triggered, this, [this] { changeSpeed(-3); });
    connect(commands.fullSpeed, &QAction::triggered, this, [this] { emit speedRequested(0); });
    connect(commands.live, &QAction::triggered, this, &MainWindow::liveRequested);
}

void MainWindow::connectChange()
{
    connect(m_commands->flip, &QAction::triggered, this, &MainWindow::flip);
    connect(m_commands->nextOption, &QAction::triggered, this, [this] { turnOption(1); });
    connect(m_commands->previousOption, &QAction::triggered, this, [this] { turnOption(-1); });
    connect(m_commands->back, &QAction::triggered, this, [this] { emit neighbourRequested(-1); });
    connect(m_commands->next, &QAction::triggered, this, [this] { emit neighbourRequested(1); });
    connect(m_commands->quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::connectView()
{
    using theme::Appearance;
    using theme::Mode;
    const Commands& commands = *m_commands;
    const auto openAt = [this](QMenu* menu) {
        const QWidget* button = m_topBar->menuButton();
        menu->popup(button->mapToGlobal(QPoint(0, button->height())));
    };
    connect(commands.openMenu, &QAction::triggered, this,
            [=, this] { openAt(m_commands->menu()); });
    connect(commands.steps->more, &QAction::triggered, this, [this] {
        const QWidget* button = m_topBar->stepMenuButton();
        m_commands->steps->stepMenu()->popup(button->mapToGlobal(QPoint(0, button->height())));
    });
    for (QMenu* part : commands.parts()) {
        const qsizetype mark = part->title().indexOf(QLatin1Char('&'));
        auto* open = new QAction(this);
        open->setShortcut(QKeySequence(QStringLiteral("Alt+") + part->title().mid(mark + 1, 1)));
        connect(open, &QAction::triggered, this, [=] { openAt(part); });
        addAction(open);
    }
    connect(commands.present, &QAction::triggered, this,
            [this] { setPresenting(!isPresenting()); });
    connect(commands.leave, &QAction::triggered, this, &MainWindow::leave);
    connect(commands.larger, &QAction::triggered, this, [this] { changeScale(1.1); });
    connect(commands.smaller, &QAction::triggered, this, [this] { changeScale(1 / 1.1); });
    connect(commands.normalSize, &QAction::triggered, this, [this] { changeScale(0); });
    for (int i = 0; i < commands.tabs.size(); ++i)
        connect(commands.tabs[i], &QAction::triggered, this, [this, i] { m_centre->setTab(i); });
    connect(commands.systemTheme, &QAction::triggered, this,
            [] { Appearance::instance().setMode(Mode::System); });
    connect(commands.lightTheme, &QAction::triggered, this,
            [] { Appearance::instance().setMode(Mode::Light); });
    connect(commands.darkTheme, &QAction::triggered, this,
            [] { Appearance::instance().setMode(Mode::Dark); });
    connect(commands.reducedMotion, &QAction::toggled, this, &MainWindow::setReducedMotion);
    for (const QAction* language : commands.languages)
        connect(language, &QAction::triggered, this,
                [=, this] { emit languageRequested(language->data().toString()); });
    connect(commands.help, &QAction::triggered, this, &MainWindow::toggleHelp);
    connect(commands.openFolder, &QAction::triggered, this, &MainWindow::openFolder);
}

void MainWindow::connectPanes()
{
    connect(m_topBar, &controls::TopBar::speedChosen, this, &MainWindow::speedRequested);
    connect(m_controls, &controls::ControlsPane::choiceChosen, this, &MainWindow::choiceRequested);
    connect(m_controls, &controls::ControlsPane::parameterChanged, this,
            &MainWindow::parameterRequested);
    connect(m_centre, &CentrePane::processSelected, this, &MainWindow::select);
    connect(m_centre, &CentrePane::processActivated, this, &MainWindow::stepRequested);
    connect(m_centre, &CentrePane::eventChosen, this, &MainWindow::eventRequested);
    connect(m_centre, &CentrePane::timeChosen, this, &MainWindow::timeRequested);
    connect(m_centre, &CentrePane::liveRequested, this, &MainWindow::liveRequested);
    connect(m_centre, &CentrePane::pauseWanted, this, &MainWindow::pauseRequested);
    connect(m_centre, &CentrePane::peekRequested, this, &MainWindow::peekRequested);
    connect(m_centre, &CentrePane::processMenuRequested, this, &MainWindow::processMenuRequested);
    connect(m_lessonPane->prediction(), &lessonpane::PredictionCard::lockedIn, this,
            &MainWindow::predictionLocked);
    connect(m_lessonPane->prediction(), &lessonpane::PredictionCard::runRequested, this,
            &MainWindow::predictionRunRequested);
    connect(m_lessonPane, &lessonpane::LessonPane::seenAnswered, this, &MainWindow::seenAnswered);
    connect(m_lessonPane, &lessonpane::LessonPane::transferAnswered, this,
            &MainWindow::transferAnswered);
}

void MainWindow::pauseOrResume()
{
    if (!m_recorded.isEmpty())
        return m_commands->time->playing()->toggle();
    if (!m_snapshot || isOver(m_snapshot->run))
        emit restartRequested();
    else if (m_snapshot->run == world::RunState::Paused || !m_snapshot->live)
        emit resumeRequested();
    else
        emit pauseRequested();
}

void MainWindow::select(int process)
{
    m_selected = std::max(process, 0);
    m_centre->setSelected(m_selected);
    m_scrubBar->setSelected(m_selected);
    if (m_presentation)
        m_presentation->setSelected(m_selected);
    updateCommands();
}

int MainWindow::settingOf(const std::string& name, int otherwise) const
{
    for (const world::Setting& setting : m_snapshot->settings)
        if (setting.name == name)
            return int(setting.value);
    return otherwise;
}

/// Between the cure and what was in force before it.
void MainWindow::flip()
{
    if (!m_lesson || !m_snapshot)
        return;
    for (const lesson::Choice& choice : m_lesson->choices) {
        if (choice.cure < 0)
            continue;
        const int now = settingOf(choice.name, choice.initial);
        if (now != choice.cure)
            m_beforeCure = now;
        const int before = m_beforeCure >= 0 ? m_beforeCure : choice.initial;
        emit choiceRequested(choice.name, now == choice.cure ? before : choice.cure);
        return;
    }
}

void MainWindow::turnOption(int by)
{
    if (!m_lesson || !m_snapshot || m_lesson->choices.empty())
        return;
    const lesson::Choice& choice = m_lesson->choices.front();
    const int count = int(choice.options.size());
    const int now = settingOf(choice.name, choice.initial);
    emit choiceRequested(choice.name, (now + by + count) % count);
}

void MainWindow::changeSpeed(int positions)
{
    const int now = controls::speedscale::position(m_snapshot ? m_snapshot->stepsPerSecond : 0);
    const int then =
        std::clamp(now + positions, controls::speedscale::lowest, controls::speedscale::highest);
    emit speedRequested(controls::speedscale::stepsPerSecond(then));
}

void MainWindow::changeScale(double factor)
{
    theme::Appearance& appearance = theme::Appearance::instance();
    appearance.setScale(factor > 0 ? appearance.scale() * factor : 1);
    layOutColumns(width());
    fitPanes();
    if (m_snapshot)
        setSnapshot(m_snapshot);
}

void MainWindow::setReducedMotion(bool reduced)
{
    m_centre->setReducedMotion(reduced);
    if (m_start)
        m_start->setReducedMotion(reduced);
    if (m_presentation)
        m_presentation->setReducedMotion(reduced);
}

void MainWindow::openFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("The folder of a lesson"));
    if (!folder.isEmpty())
        emit lessonRequested(folder.toStdString());
}

void MainWindow::toggleHelp()
{
    if (!m_help) {
        m_help = new HelpOverlay(*m_commands, this);
        m_help->hide();
    }
    m_help->setVisible(!m_help->isVisible());
    if (m_help->isVisible())
        m_help->place();
}

void MainWindow::leave()
{
    if (m_help && m_help->isVisible())
        m_help->hide();
    else if (isPresenting())
        setPresenting(false);
    else if (QWidget* focused = focusWidget())
        focused->clearFocus();
}

/// A button reached by Tab keeps Space to itself; elsewhere Space pauses. Enter presses it, too, as
/// in a dialog.
bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && isEnter(*static_cast<QKeyEvent*>(event)))
        if (auto* button = qobject_cast<QAbstractButton*>(watched);
            button != nullptr && button->window() == this && button->isEnabled()) {
            button->click();
            return true;
        }
    if (event->type() == QEvent::ShortcutOverride) {
        auto* focused = qobject_cast<QWidget*>(watched);
        auto* key = static_cast<QKeyEvent*>(event);
        if (focused && focused->window() == this && key->modifiers() == Qt::NoModifier &&
            belongsToControl(focused, key->key()))
            event->accept();
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::buildFaults()
{
    QList<QAction*> faults;
    for (const lesson::FaultButton& fault : m_lesson->faults) {
        auto* action = new QAction(QString::fromStdString(fault.label), m_commands);
        connect(action, &QAction::triggered, this, [this, fault] { doFault(fault); });
        faults << action;
    }
    m_commands->setFaults(faults);
}

/// The selected process where it runs that program, else the first that does and is alive.
int MainWindow::faultTarget(const lesson::FaultButton& fault) const
{
    const auto fits = [&](int process) {
        if (!m_snapshot || process < 0 || std::size_t(process) >= m_snapshot->processes.size())
            return false;
        const world::ProcessView& view = m_snapshot->processes[std::size_t(process)];
        return isAlive(view) && view.program == fault.program;
    };
    if (fits(m_selected))
        return m_selected;
    for (std::size_t i = 0; m_snapshot && i < m_snapshot->processes.size(); ++i)
        if (fits(int(i)))
            return int(i);
    return -1;
}

void MainWindow::doFault(const lesson::FaultButton& fault)
{
    const int process = faultTarget(fault);
    if (process < 0)
        return;
    const bool frozen =
        m_snapshot->processes[std::size_t(process)].state == world::ProcessState::Stopped;
    switch (fault.kind) {
    case lesson::FaultButton::Kind::Kill:
        emit killRequested(process);
        break;
    case lesson::FaultButton::Kind::Freeze:
        if (frozen)
            emit thawRequested(process);
        else
            emit freezeRequested(process);
        break;
    case lesson::FaultButton::Kind::CloseEnd:
        emit closeEndRequested(process, fault.channel);
        break;
    }
}

/// Words and pictures of the fault buttons: whom they are about, and that a frozen one thaws.
void MainWindow::updateFaults()
{
    using Kind = lesson::FaultButton::Kind;
    for (std::size_t i = 0; i < m_lesson->faults.size(); ++i) {
        const lesson::FaultButton& fault = m_lesson->faults[i];
        QAction* action = m_commands->faults[int(i)];
        const int target = faultTarget(fault);
        const bool frozen =
            target >= 0 && fault.kind == Kind::Freeze &&
            m_snapshot->processes[std::size_t(target)].state == world::ProcessState::Stopped;
        QString words = QString::fromStdString(fault.label);
        if (frozen)
            words.replace(QStringLiteral("Freeze"), tr("Thaw"));
        const bool several = std::any_of(m_lesson->programs.begin(), m_lesson->programs.end(),
                                         [&](const lesson::Program& each) {
                                             return each.name == fault.program && each.count > 1;
                                         });
        if (several)
            words += QStringLiteral(" P%1").arg(std::max(target, 0) + 1);
        const controls::Icon picture = frozen                       ? controls::Icon::Thaw
                                       : fault.kind == Kind::Kill   ? controls::Icon::Kill
                                       : fault.kind == Kind::Freeze ? controls::Icon::Freeze
                                                                    : controls::Icon::Cut;
        if (action->text() != words || action->property("picture").toInt() != int(picture)) {
            action->setProperty("picture", int(picture));
            action->setText(words);
        }
        action->setEnabled(target >= 0 && m_snapshot->live);
    }
}

/// A run that is going on is held first: it has no past to stand in.
void MainWindow::updateTimeCommands()
{
    const TimeCommands& time = *m_commands->time;
    const bool some = m_snapshot && m_snapshot->event > 0;
    for (QAction* each : {time.nextEvent, time.previousEvent, time.nextRace, time.previousRace,
                          time.nextSleep, time.previousSleep, time.nextOfProcess,
                          time.previousOfProcess, time.nextOfChannel, time.previousOfChannel,
                          time.playForwards, time.playBackwards, time.nextBookmark,
                          time.previousBookmark})
        each->setEnabled(some);
    time.bookmark->setEnabled(some);
    time.record->setEnabled(some && m_recorded.isEmpty());
    m_commands->restart->setEnabled(m_recorded.isEmpty());
    if (m_snapshot)
        m_scrubBar->setSnapshot(*m_snapshot);
}

void MainWindow::updateCommands()
{
    const Commands& commands = *m_commands;
    const bool recorded = !m_recorded.isEmpty();
    const bool over = !m_snapshot || recorded || isOver(m_snapshot->run);
    const bool paused =
        m_snapshot && (m_snapshot->run == world::RunState::Paused || !m_snapshot->live);
    const bool plays = recorded && commands.time->playing()->isChecked();
    const QString words = plays      ? tr("Pause")
                          : recorded ? tr("Play")
                          : over     ? tr("Run")
                          : paused   ? tr("Resume")
                                     : tr("Pause");
    updateTimeCommands();
    if (commands.pause->text() != words)
        commands.pause->setText(words);
    m_topBar->setPaused(!plays && (over || paused));
    const QString step = tr("Step P%1").arg(m_selected + 1);
    if (commands.step->text() != step)
        commands.step->setText(step);
    commands.step->setEnabled(!over);
    commands.nextLoss->setEnabled(m_lesson && !over && !m_snapshot->variables.empty());
    commands.stop->setEnabled(!over);
    commands.live->setEnabled(m_snapshot && !m_snapshot->live);
    for (int i = 0; i < commands.stepProcess.size(); ++i)
        commands.stepProcess[i]->setEnabled(!over && i < int(m_snapshot->processes.size()));
    const bool switchable =
        m_lesson && std::any_of(m_lesson->choices.begin(), m_lesson->choices.end(),
                                [](const auto& each) { return each.cure >= 0; });
    commands.flip->setEnabled(switchable);
    if (m_lesson)
        updateFaults();
}

} // namespace crosstalk::window
