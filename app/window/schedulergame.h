#pragma once

#include "engine/lesson/lesson.h"
#include "engine/session/session.h"
#include "widgets/controls/goalbar.h"

#include <QObject>

#include <memory>
#include <optional>
#include <string>

namespace crosstalk::window {

class GameCommands;
class MainWindow;

/// The game "be the scheduler": starts runs that are held where set-up is over, counts the moves
/// and says how it stands. Whether a goal was reached the run decides. Window and session must
/// outlive it.
class SchedulerGame : public QObject
{
    Q_OBJECT

public:
    SchedulerGame(MainWindow& window, session::Session& session, QObject* parent = nullptr);

    /// Ends the game; null: there is none to play.
    void setLesson(std::shared_ptr<const lesson::Lesson> lesson);
    void update();                                               ///< after every snapshot
    void leave(); ///< another run has taken the place of the game's
    bool isOn() const { return m_goal >= 0; }

signals:
    void startRequested(const session::RunOptions& options);
    void left();                         ///< by the player
    void won(const std::string& goalId); ///< within its moves

private:
    void toggle(bool on);
    void begin(int goal);
    void giveHint();
    void close();
    QString movesSaid(const session::GoalState& state) const;
    QString facts() const;
    QString nextMove(const schedule::ScheduleLine& line) const;
    QString said(const session::GoalState& state, controls::GoalBar::Tone& tone);
    QString wonSaid(const session::GoalState& state) const;
    bool isWon(const session::GoalState& state) const;
    const lesson::Goal& goal() const { return m_lesson->goals[std::size_t(m_goal)]; }

    MainWindow& m_window;
    session::Session& m_session;
    GameCommands& m_commands;
    std::shared_ptr<const lesson::Lesson> m_lesson;
    int m_goal = -1; ///< index; -1: no game
    int m_hints = 0; ///< asked for since the latest move
    std::uint64_t m_hintAt = 0; ///< how many moves had been made
    bool m_told = false;        ///< that it was won
};

} // namespace crosstalk::window
