#include "app/window/stepcontrol.h"

#include "app/window/mainwindow.h"
#include "app/window/stepcommands.h"
#include "engine/lesson/checkpoints.h"
#include "widgets/theme/sentences.h"

#include <QAction>
#include <QDropEvent>
#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>
#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace crosstalk::window {
namespace {

using Kind = lesson::Errand::Kind;

QString scheduleFilter()
{
    return StepControl::tr("Schedules (*.schedule)");
}

/// Path of the schedule that is carried; empty: none is.
QString scheduleIn(const QMimeData& carried)
{
    for (const QUrl& url : carried.urls())
        if (url.isLocalFile() &&
            url.fileName().endsWith(QLatin1String(schedule::scheduleSuffix.data())))
            return url.toLocalFile();
    return {};
}

bool isOver(world::RunState state)
{
    using world::RunState;
    return state == RunState::Finished || state == RunState::TimedOut ||
           state == RunState::Failed || state == RunState::Idle;
}

} // namespace

StepControl::StepControl(MainWindow& window, session::Session& session, QObject* parent)
    : QObject(parent), m_window(window), m_session(session), m_commands(*window.commands().steps)
{
    connectCommands();
    m_window.setAcceptDrops(true);
    m_window.installEventFilter(this);
}

bool StepControl::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    auto* drop = static_cast<QDropEvent*>(event); // of which a drag that enters is one
    const QString path = scheduleIn(*drop->mimeData());
    if (path.isEmpty())
        return QObject::eventFilter(watched, event); // something else, for somebody else
    drop->acceptProposedAction();
    if (event->type() == QEvent::Drop)
        emit openRequested(path);
    return true;
}

QString StepControl::fileName(const lesson::Lesson& lesson)
{
    return QString::fromStdString(lesson.id + std::string(schedule::scheduleSuffix));
}

void StepControl::connectCommands()
{
    const auto on = [this](QAction* action, auto what) {
        connect(action, &QAction::triggered, this, what);
    };
    on(m_commands.toCall, [this] { runSelected(Kind::Call); });
    on(m_commands.toAccess, [this] { runSelected(Kind::Access); });
    on(m_commands.toSleep, [this] { runSelected(Kind::Sleep); });
    on(m_commands.until, [this] { openMoments(); });
    on(m_commands.undo, [this] { undo(); });
    on(m_commands.branch, [this] { branch(); });
    on(m_commands.save, [this] { save(); });
    on(m_commands.open, [this] { open(); });
}

void StepControl::setLesson(std::shared_ptr<const lesson::Lesson> lesson)
{
    m_lesson = std::move(lesson);
    fillMenus();
    update();
}

void StepControl::addMoment(const QString& words, const lesson::Errand& errand)
{
    connect(m_commands.untilMenu()->addAction(words), &QAction::triggered, this,
            [this, errand] { run(errand); });
}

void StepControl::addAccess(const std::string& variable)
{
    connect(m_commands.accessMenu()->addAction(QString::fromStdString(variable)),
            &QAction::triggered, this, [this, variable] { runSelected(Kind::Access, variable); });
}

/// What there is to run to depends on what the lesson has.
void StepControl::fillMenus()
{
    m_commands.accessMenu()->clear();
    m_commands.untilMenu()->clear();
    for (const lesson::Variable& variable : m_lesson->variables)
        addAccess(variable.name);
    m_commands.accessMenu()->setEnabled(!m_lesson->variables.empty());
    addMoment(tr("somebody falls &asleep"), {.kind = Kind::Fact, .what = "sleep"});
    addMoment(tr("a &race shows"), {.kind = Kind::Fact, .what = "race"});
    addMoment(tr("they are all stuck (&deadlock)"), {.kind = Kind::Fact, .what = "deadlock"});
    if (!m_lesson->variables.empty()) {
        addMoment(tr("an update is &lost"), {.kind = Kind::Fact, .what = "lost-update"});
        connect(m_commands.untilMenu()->addAction(tr("a &variable has a value …")),
                &QAction::triggered, this, &StepControl::askForValue);
    }
    for (const std::string& channel : lesson::channelIds(*m_lesson)) {
        const QString name = QString::fromStdString(channel);
        addMoment(tr("%1 is full").arg(name), {.kind = Kind::Fact, .on = channel, .what = "full"});
        addMoment(tr("%1 is empty again").arg(name),
                  {.kind = Kind::Fact, .on = channel, .what = "empty"});
    }
}

void StepControl::openMoments()
{
    m_commands.untilMenu()->popup(m_window.mapToGlobal(m_window.rect().center()));
}

void StepControl::askForValue()
{
    const std::string name = m_lesson->variables.front().name;
    bool agreed = false;
    const QString asked = QInputDialog::getText(
        &m_window, tr("Run until"), tr("Until this holds, of whatever the lesson counts:"),
        QLineEdit::Normal, QString::fromStdString(name + " == 2"), &agreed);
    if (!agreed)
        return;
    const auto errand = lesson::parseErrand(*m_lesson, "until " + asked.toStdString());
    if (errand)
        run(*errand);
    else
        m_window.setMessage(theme::said(errand.error()));
}

/// What is waited for may never come, so it is said while they run.
void StepControl::run(const lesson::Errand& errand)
{
    const QString who = tr("P%1").arg(errand.process + 1);
    const QString what = errand.on.empty() ? tr("a variable") : QString::fromStdString(errand.on);
    m_errand = errand.kind == Kind::Call
                   ? tr("%1 alone runs until its next call. Space holds it.").arg(who)
               : errand.kind == Kind::Access
                   ? tr("%1 alone runs until it is about to access %2. Space holds it.")
                         .arg(who, what)
               : errand.kind == Kind::Sleep
                   ? tr("%1 alone runs until it sleeps. Space holds it.").arg(who)
                   : tr("They run until it happens. Space holds them.");
    m_errandTold = false;
    m_errandFrom = m_window.snapshot()->event;
    m_session.runTo(errand);
}

void StepControl::tellErrand(const world::Snapshot& shown)
{
    const bool sameRun = shown.event >= m_errandFrom;
    const bool begun = shown.event > m_errandFrom || isOver(shown.run);
    if (m_errand.isEmpty() || (sameRun && !begun))
        return;
    if (sameRun && shown.live && shown.run == world::RunState::Running) {
        if (!std::exchange(m_errandTold, true))
            m_window.setMessage(m_errand);
        return;
    }
    m_window.withdrawMessage(m_errand);
    m_errand.clear();
}

void StepControl::runSelected(Kind kind, const std::string& on)
{
    run({.kind = kind, .process = m_window.selected(), .on = on});
}

void StepControl::addTo(QMenu& menu, int process)
{
    const auto add = [&](QAction* like, Kind kind) {
        QAction* action = menu.addAction(like->text());
        action->setEnabled(like->isEnabled());
        connect(action, &QAction::triggered, this,
                [=, this] { run({.kind = kind, .process = process}); });
    };
    QAction* step = menu.addAction(tr("Step P%1").arg(process + 1));
    step->setEnabled(m_commands.toCall->isEnabled());
    connect(step, &QAction::triggered, this, [=, this] { m_session.step(process); });
    add(m_commands.toCall, Kind::Call);
    add(m_commands.toAccess, Kind::Access);
    add(m_commands.toSleep, Kind::Sleep);
    addThreads(menu, process);
    menu.addSeparator();
}

/// Of a process with several threads each can be stepped.
void StepControl::addThreads(QMenu& menu, int process)
{
    const auto& processes = m_window.snapshot()->processes;
    if (process < 0 || std::size_t(process) >= processes.size())
        return;
    const int threads = processes[std::size_t(process)].threads;
    for (int thread = 0; threads > 1 && thread < threads; ++thread) {
        QAction* action =
            menu.addAction(tr("Step thread P%1.%2").arg(process + 1).arg(thread + 1));
        action->setEnabled(m_commands.toCall->isEnabled());
        connect(action, &QAction::triggered, this,
                [=, this] { m_session.stepThread(process, thread); });
    }
}

void StepControl::undo()
{
    say(m_session.undoStep(), true);
}

void StepControl::branch()
{
    say(m_session.branch(), false);
}

void StepControl::say(const Result<std::size_t>& steps, bool undone)
{
    if (!steps)
        return m_window.setMessage(theme::said(steps.error()));
    const QString did = *steps == 1
                            ? tr("Fresh processes took the first step again")
                            : tr("Fresh processes took the first %1 steps again").arg(*steps);
    m_window.setMessage((undone ? tr("A step back: %1; their pids are new.")
                                : tr("%1 and are held by you; their pids are new."))
                            .arg(undone ? did.at(0).toLower() + did.mid(1) : did));
    emit repeated();
}

void StepControl::save()
{
    const auto file = m_session.schedule();
    if (!file)
        return m_window.showError(file.error()); // more than the status line has room for
    const QString path = QFileDialog::getSaveFileName(&m_window, tr("Save how this happened"),
                                                      fileName(*m_lesson), scheduleFilter());
    if (path.isEmpty())
        return;
    const auto saved = schedule::writeSchedule(path.toStdString(), *file);
    if (!saved)
        return m_window.showError(saved.error());
    m_window.setMessage(tr("Saved. Anybody can replay it: crosstalk run %1 --schedule %2")
                            .arg(QString::fromStdString(m_lesson->id), path));
}

void StepControl::open()
{
    const QString path =
        QFileDialog::getOpenFileName(&m_window, tr("Open a schedule"), {}, scheduleFilter());
    if (!path.isEmpty())
        emit openRequested(path);
}

void StepControl::update()
{
    const auto shown = m_window.snapshot();
    if (shown)
        tellErrand(*shown);
    const bool some = m_session.playback() == nullptr && shown &&
                      shown->run != world::RunState::Idle;
    const bool going = some && !isOver(shown->run);
    for (QAction* each : {m_commands.toCall, m_commands.toAccess, m_commands.toSleep,
                          m_commands.until})
        each->setEnabled(going);
    m_commands.untilMenu()->setEnabled(going);
    for (QAction* each : {m_commands.undo, m_commands.branch, m_commands.save})
        each->setEnabled(some);
}

} // namespace crosstalk::window
