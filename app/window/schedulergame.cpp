#include "app/window/schedulergame.h"

#include "app/window/gamecommands.h"
#include "app/window/mainwindow.h"
#include "engine/session/goalcheck.h"
#include "engine/session/hint.h"
#include "widgets/theme/sentences.h"

#include <QAction>

namespace crosstalk::window {
namespace {

using controls::GoalBar;
using world::RunState;

/// "store to balance", "pthread_mutex_lock on lock_a".
QString inWords(const world::Operation& operation)
{
    using world::OperationKind;
    const QString object = QString::fromStdString(operation.object);
    switch (operation.kind) {
    case OperationKind::Load:
        return SchedulerGame::tr("read %1").arg(object);
    case OperationKind::Store:
        return SchedulerGame::tr("write %1").arg(object);
    case OperationKind::ReadModifyWrite:
        return SchedulerGame::tr("read and write %1 in one").arg(object);
    case OperationKind::Begin:
        return SchedulerGame::tr("begin");
    case OperationKind::Call:
        break;
    }
    const QString call = QStringLiteral("`%1`").arg(QString::fromStdString(operation.call));
    if (operation.returning)
        return SchedulerGame::tr("return from %1").arg(call);
    return object.isEmpty() ? SchedulerGame::tr("call %1").arg(call)
                            : SchedulerGame::tr("call %1 on %2").arg(call, object);
}

bool isOver(RunState state)
{
    return state == RunState::Finished || state == RunState::TimedOut ||
           state == RunState::Failed;
}

} // namespace

SchedulerGame::SchedulerGame(MainWindow& window, session::Session& session, QObject* parent)
    : QObject(parent), m_window(window), m_session(session), m_commands(*window.commands().game)
{
    connect(m_commands.play, &QAction::triggered, this, &SchedulerGame::toggle);
    connect(m_commands.hint, &QAction::triggered, this, &SchedulerGame::giveHint);
    connect(m_commands.again, &QAction::triggered, this, [this] { begin(m_goal); });
    connect(m_commands.nextGoal, &QAction::triggered, this,
            [this] { begin((m_goal + 1) % int(m_lesson->goals.size())); });
    close();
}

void SchedulerGame::setLesson(std::shared_ptr<const lesson::Lesson> lesson)
{
    m_lesson = std::move(lesson);
    close();
    m_commands.play->setEnabled(m_lesson && !m_lesson->goals.empty());
}

void SchedulerGame::close()
{
    m_goal = -1;
    m_commands.play->setChecked(false);
    m_commands.play->setText(tr("Be the scheduler"));
    for (QAction* each : {m_commands.hint, m_commands.again, m_commands.nextGoal})
        each->setEnabled(false);
    m_window.showGoal(nullptr);
}

void SchedulerGame::leave()
{
    if (isOn())
        close();
}

void SchedulerGame::toggle(bool on)
{
    if (on)
        return begin(0);
    close();
    emit left();
}

void SchedulerGame::begin(int goal)
{
    m_goal = goal;
    m_hints = 0;
    m_told = false;
    session::RunOptions options;
    options.set = this->goal().set;
    options.fromReady = true;
    options.afterSchedule = session::AfterSchedule::Hold;
    options.goal = this->goal().when;
    m_commands.play->setChecked(true);
    m_commands.play->setText(tr("Leave the game"));
    m_commands.hint->setEnabled(true);
    m_commands.again->setEnabled(true);
    m_commands.nextGoal->setEnabled(m_lesson->goals.size() > 1);
    emit startRequested(options);
    update();
}

/// First where to look, then what they are about to do, then whose turn it is on a way that is
/// known to lead there.
void SchedulerGame::giveHint()
{
    const std::uint64_t moves = m_session.goal().moves;
    if (moves != m_hintAt)
        m_hints = m_hints > 0 ? 1 : 0;
    m_hintAt = moves;
    ++m_hints;
    update();
}

QString SchedulerGame::movesSaid(const session::GoalState& state) const
{
    const QString made = state.moves == 1 ? tr("1 move") : tr("%1 moves").arg(state.moves);
    return goal().moves == 0 ? made : tr("%1 of at most %2").arg(made).arg(goal().moves);
}

bool SchedulerGame::isWon(const session::GoalState& state) const
{
    return state.reached && (goal().moves == 0 || state.reachedIn <= std::uint64_t(goal().moves));
}

/// What everybody is about to do: it decides what a move would bring about.
QString SchedulerGame::facts() const
{
    QStringList all;
    for (const world::ProcessView& process : m_session.snapshot()->processes) {
        const QString name = QString::fromStdString(process.name);
        if (process.state == world::ProcessState::Asleep && process.sleep)
            all << theme::said(process.sleep->why);
        else if (process.next)
            all << tr("%1 is about to %2%3.")
                       .arg(name, inWords(*process.next),
                            process.next->wouldBlock ? tr(" and would sleep there") : QString());
    }
    return all.join(QLatin1Char(' '));
}

QString SchedulerGame::nextMove(const schedule::ScheduleLine& line) const
{
    const QString what = QString::fromStdString(text(line));
    return line.decides() ? tr("Let **%1** take a step.").arg(what) : tr("Then: %1.").arg(what);
}

QString SchedulerGame::wonSaid(const session::GoalState& state) const
{
    const QString moves =
        state.reachedIn == 1 ? tr("1 move") : tr("%1 moves").arg(state.reachedIn);
    if (isWon(state))
        return tr("✓ **Done in %1.** These were your decisions: Ctrl+S saves them.").arg(moves);
    return tr("It came about, but in %1; at most %2 were asked for. Undo, or start over.")
        .arg(moves)
        .arg(goal().moves);
}

QString SchedulerGame::said(const session::GoalState& state, GoalBar::Tone& tone)
{
    if (state.reached) {
        tone = isWon(state) ? GoalBar::Tone::Won : GoalBar::Tone::Missed;
        return wonSaid(state);
    }
    if (state.settingUp)
        return tr("They are being set up …");
    const auto made = m_session.schedule();
    if (!made) {
        tone = GoalBar::Tone::Missed;
        return tr("At full speed nobody decides. Start over.");
    }
    if (isOver(m_session.snapshot()->run)) {
        tone = GoalBar::Tone::Missed;
        return tr("They have ended, and it did not come about. Undo, or start over.");
    }
    if (m_hints == 0 || state.moves != m_hintAt)
        return tr("You are the scheduler: a digit lets that process take one step, Ctrl+Z takes a "
                  "step back.");
    if (m_hints == 1 && !goal().hint.empty())
        return QString::fromStdString(goal().hint);
    const auto solution = session::solutionOf(*m_lesson, goal());
    if (m_hints == 2 || !solution)
        return facts();
    const session::Hint hint = session::hintFor(made->lines, solution->lines);
    const QString next = hint.next ? nextMove(*hint.next) : QString();
    if (hint.undo == 0)
        return next;
    return (hint.undo == 1 ? tr("Take your latest step back. ")
                           : tr("Take your %1 latest steps back. ").arg(hint.undo)) +
           next;
}

void SchedulerGame::update()
{
    if (!isOn())
        return;
    const session::GoalState state = m_session.goal();
    GoalBar::Words words;
    words.caption = m_lesson->goals.size() > 1
                        ? tr("BE THE SCHEDULER · %1 OF %2").arg(m_goal + 1).arg(m_lesson->goals.size())
                        : tr("BE THE SCHEDULER");
    words.goal = QString::fromStdString(goal().title);
    words.moves = movesSaid(state);
    words.said = said(state, words.tone);
    m_window.showGoal(&words);
    if (isWon(state) && !m_told) {
        m_told = true;
        emit won(goal().id);
    }
}

} // namespace crosstalk::window
