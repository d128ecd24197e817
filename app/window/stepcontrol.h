#pragma once

#include "engine/lesson/errand.h"
#include "engine/lesson/lesson.h"
#include "engine/session/session.h"

#include <QObject>

#include <memory>
#include <string>

class QAction;
class QMenu;

namespace crosstalk::window {

class MainWindow;
class StepCommands;

/// Does what the commands about who goes next ask for: tells the session, and the user what came
/// of it. Window and session must outlive it.
class StepControl : public QObject
{
    Q_OBJECT

public:
    StepControl(MainWindow& window, session::Session& session, QObject* parent = nullptr);

    void setLesson(std::shared_ptr<const lesson::Lesson> lesson);

    /// Which commands make sense at the moment shown.
    void update();

    /// Puts what a process can be told into the menu that opens at its card.
    void addTo(QMenu& menu, int process);

    /// What a schedule's file is called first: "lost-update.schedule".
    static QString fileName(const lesson::Lesson& lesson);

signals:
    void openRequested(const QString& path); ///< a schedule
    void repeated();                         ///< fresh processes have begun

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; ///< schedules dropped on the window

private:
    void connectCommands();
    void fillMenus();
    void addMoment(const QString& words, const lesson::Errand& errand);
    void addAccess(const std::string& variable);
    void addThreads(QMenu& menu, int process);
    void askForValue();
    void run(const lesson::Errand& errand);
    void tellErrand(const world::Snapshot& shown);
    void runSelected(lesson::Errand::Kind kind, const std::string& on = {});
    void openMoments();
    void undo();
    void branch();
    void say(const Result<std::size_t>& steps, bool undone);
    void save();
    void open();

    MainWindow& m_window;
    session::Session& m_session;
    StepCommands& m_commands;
    std::shared_ptr<const lesson::Lesson> m_lesson;
    QString m_errand;               ///< what is waited for, in words; empty: nothing is
    bool m_errandTold = false;
    std::uint64_t m_errandFrom = 0; ///< events there were when it began
};

} // namespace crosstalk::window
