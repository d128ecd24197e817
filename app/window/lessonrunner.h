#pragma once

#include "app/window/explorations.h"
#include "app/window/folderwatch.h"
#include "app/window/programbuilder.h"
#include "app/window/progress.h"
#include "app/window/proofs.h"
#include "app/window/schedulergame.h"
#include "app/window/stepcontrol.h"
#include "engine/lesson/questions.h"
#include "engine/session/session.h"

#include <QObject>

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace crosstalk::window {

class MainWindow;

/// Runs lessons for a window: wires its signals to a Session, shows what the session says, answers
/// predictions and keeps the user's progress.
class LessonRunner : public QObject
{
    Q_OBJECT

public:
    /// `lessons`: the folder of track.toml. The window must outlive the runner.
    LessonRunner(MainWindow& window, std::filesystem::path lessons, QObject* parent = nullptr);

    /// Shows a lesson without running it, by its id or its folder; an empty or unknown id: the
    /// track's first.
    void show(const std::string& name);

    /// From now on the lesson shown follows its files: words at once, programs at the next run.
    void followFiles();

    /// What show() is to be given for the lesson shown; empty: none is.
    std::string shown() const;

    /// Shows a recorded run in place of a lesson's; nothing is run. An error leaves what was there.
    Result<void> openRecording(const std::filesystem::path& path);

    /// Runs a command in a shell and shows it, in place of a lesson.
    void watch(const QString& command);

    session::Session& session() { return m_session; }

    /// What is shown is a lesson that comes with Crosstalk, and no recording.
    bool canRun() const { return m_lesson && m_builtIn && m_session.playback() == nullptr; }

    /// Runs what a schedule says; an error leaves what was there.
    Result<void> openSchedule(const std::filesystem::path& path);

    /// Runs the lesson shown as it opens: a demonstration.
    void demonstrate();

    const lesson::Questions& questions() const { return m_questions; } ///< of the lesson shown

    /// Does what a part of the lesson's demonstration says: with fresh processes, or to those that
    /// are there (lessondemonstration.cpp).
    void perform(const lesson::Demonstration::Part& part, bool anew);
    bool isPerforming() const;

    // --- how far the learner has come (lessonprogress.cpp) ---
    Progress& progress() { return m_progress; }
    void setLearner(const QString& name); ///< whose progress is meant from now on
    void forgetLesson();                  ///< everything of the lesson shown
    void forgetAll();                     ///< of every lesson

signals:
    void progressChanged(); ///< of the learner, or another learner
    void shownChanged(); ///< another lesson, or another run of it
    void built(const QString& messages); ///< of the compiler, about a lesson from outside
    void predictionAnswered(int answer); ///< by the run that was predicted

private:
    void connectGate();
    void connectChanges();
    void connectLessons();
    void connectBuilder();
    void connectCommand();
    void askCommand();
    void connectSchedules();
    void connectGame();
    void connectExplorations(); ///< lessonexplorations.cpp
    std::map<std::string, std::string> settingsNow() const;
    /// Gives what has no end so many turns, and says so.
    bool refusesToTry() const; ///< and has said why
    QString makeFinite(std::map<std::string, std::string>& settings, std::int64_t turns) const;
    void exploreSchedules();
    void replaySchedule(const QString& text, int setup);
    void countUntouched();
    Result<lesson::Lesson> read(const std::string& name) const;
    void open(lesson::Lesson lesson);
    void reload();
    void askConsent(const QString& folder, const QString& disclosure);
    void start(const session::RunOptions& options); ///< ends a game
    void launch(const session::RunOptions& options);
    void performWaiting();
    void restart();
    void runPrediction();
    void lockPrediction(int answer, int sure);
    void showSnapshot();
    void noteCheckpoints(const world::Snapshot& snapshot);
    void forgetReached();
    void connectProofs();
    void readProgress();
    QStringList prerequisites() const;
    void answerPrediction(const world::Snapshot& snapshot);
    void completeRunWords(const world::Snapshot& snapshot);
    void answerSeen(int answer);
    void answerTransfer(int answer);
    void keepState();
    void showNotes(const world::Snapshot& snapshot);
    void changedByHand(); ///< a change during the predicted run makes it void
    void fail(const Error& error);
    int placeOf(const std::string& id) const;
    void neighbour(int by);

    MainWindow& m_window;
    std::filesystem::path m_lessons;
    std::vector<lesson::TrackEntry> m_track;
    std::shared_ptr<const lesson::Lesson> m_lesson;
    lesson::Questions m_questions;
    session::Session m_session;
    StepControl m_steps;
    SchedulerGame m_game;
    ProgramBuilder m_builder;
    FolderWatch m_watch;
    session::RunOptions m_waiting; ///< of a run whose programs are being made
    std::vector<lesson::Action> m_toPerform; ///< once there are processes
    std::string m_content;         ///< hash of what the programs are made of
    bool m_builtIn = true;         ///< the lesson shown comes with Crosstalk
    Explorations m_explorations;
    std::map<std::string, std::string> m_explored; ///< the settings of what was explored
    Progress m_progress;
    Proofs m_proofs;
    lessonpane::PredictionState m_prediction;
    std::set<std::string> m_reached;
    std::set<std::string> m_forgotten; ///< checkpoints: the run on screen reaches them no more
    std::string m_note; ///< what is said of a process at the moment shown
    std::uint64_t m_latest = 0;        ///< events, to tell when another run has begun
    std::string m_opening;  ///< what is shown when nobody asks for a lesson
    bool m_predicted = false; ///< what runs, or ran last, is the predicted run as it was predicted
    bool m_started = false; ///< this lesson was run at least once
};

} // namespace crosstalk::window
