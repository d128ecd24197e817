#pragma once

#include "app/window/commands.h"
#include "app/window/settings.h"
#include "engine/lesson/runplaces.h"
#include "engine/session/peek.h"
#include "engine/world/snapshot.h"
#include "widgets/controls/goalbar.h"
#include "widgets/lesson/predictioncard.h"

#include <QMainWindow>

#include <memory>
#include <set>
#include <string>

class QMenu;
class QSplitter;
class QStackedWidget;
class QScrollArea;

namespace crosstalk::controls {
class ControlsPane;
class StatusLine;
class TopBar;
class VerdictBox;
} // namespace crosstalk::controls

namespace crosstalk::code {
class CodePane;
}

namespace crosstalk::lessonpane {
class LessonPane;
}

namespace crosstalk::window {

class CentrePane;
class HelpOverlay;
class Presentation;
class ScrubBar;
class StartPage;

/// The window: panes, commands and what connects them. It shows a lesson and a snapshot, says what
/// the user wants by signals, and knows nothing of how a run is done (see LessonRunner).
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const Settings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    void setLesson(std::shared_ptr<const lesson::Lesson> lesson);
    void setSnapshot(std::shared_ptr<const world::Snapshot> snapshot);
    std::shared_ptr<const world::Snapshot> snapshot() const { return m_snapshot; }
    void setPrediction(const lessonpane::PredictionState& state);
    void setReached(const std::set<std::string>& checkpoints);
    void setRunWords(const lesson::RunWords& words); ///< of the run that was predicted
    void setPrerequisites(const QStringList& titles); ///< of the lesson that is set
    void setTrack(const std::vector<lesson::TrackEntry>& track);
    void setMessage(const QString& message);
    void withdrawMessage(const QString& message); ///< if it is still shown
    /// What is to be looked at, for everybody in a room: inline Markdown; empty: nothing.
    void setCaption(const QString& markdown);
    void showGoal(const controls::GoalBar::Words* words); ///< null: no game is on
    void showPeek(const session::Peek& peek);
    void showError(const Error& error);
    void clearError();

    StartPage& startPage(); ///< made when first asked for
    /// The start page over what runs, or back to it. A lesson that is set leaves it.
    void setStarting(bool on);
    bool isStarting() const;

    void setPresenting(bool on);
    bool isPresenting() const;
    Settings settings() const; ///< as they are now, but for the lesson
    const Commands& commands() const { return *m_commands; }
    ScrubBar& scrubBar() { return *m_scrubBar; }
    CentrePane& centre() { return *m_centre; }
    int selected() const { return m_selected; } ///< process
    std::shared_ptr<const lesson::Lesson> lesson() const { return m_lesson; }

    /// What is shown is a recording, about which this is to be said; empty: it is a run.
    void setRecorded(const QString& note, bool cutOff = false);

signals:
    void pauseRequested();
    void resumeRequested();
    void stepRequested(int process);
    void speedRequested(double stepsPerSecond); ///< 0: full speed
    void nextLossRequested();
    void restartRequested();
    void stopRequested();
    void choiceRequested(const std::string& name, int option);
    void parameterRequested(const std::string& name, std::int64_t value);
    void killRequested(int process);
    void freezeRequested(int process);
    void thawRequested(int process);
    void closeEndRequested(int process, const std::string& channel);
    void eventRequested(quint64 event);
    void timeRequested(quint64 ns);
    void liveRequested();
    void peekRequested(int channel);
    void processMenuRequested(QMenu* menu, int process); ///< about to open: fill it
    void lessonRequested(const std::string& name); ///< an id of the track, or a folder
    void neighbourRequested(int by); ///< the lesson after (1) or before (-1)
    void predictionLocked(int answer, int sure);
    void predictionRunRequested();
    void seenAnswered(int answer);
    void transferAnswered(int answer);
    void startLeft(); ///< for what runs, or for something else
    void languageRequested(const QString& code); ///< empty: that of the system
    void closing();

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildWorkbench();
    QWidget* buildRight(QWidget* parent);
    Presentation* presentation(); ///< made when first asked for
    void applySettings(const Settings& settings);
    void layOutColumns(int width);
    void fitPanes();

    void connectRun();
    void connectChange();
    void connectView();
    void connectPanes();
    void buildFaults();
    void updateCommands();
    void updateTimeCommands();
    void updateFaults();
    void pauseOrResume();
    void select(int process);
    void flip();
    void turnOption(int by);
    void changeSpeed(int positions);
    void changeScale(double factor);
    void setReducedMotion(bool reduced);
    void doFault(const lesson::FaultButton& fault);
    int faultTarget(const lesson::FaultButton& fault) const;
    int settingOf(const std::string& name, int otherwise) const;
    void toggleHelp();
    void openFolder();
    void leave();

    Commands* m_commands;
    std::shared_ptr<const lesson::Lesson> m_lesson;
    std::shared_ptr<const world::Snapshot> m_snapshot;
    int m_selected = 0;
    int m_beforeCure = -1; ///< option to go back to when the big switch is turned off
    bool m_wasMaximized = false;
    QString m_recorded; ///< the note on the recording shown; empty: a run is

    QStackedWidget* m_stack;
    QWidget* m_workbench;
    controls::TopBar* m_topBar;
    controls::GoalBar* m_goalBar;
    QSplitter* m_columns;
    lessonpane::LessonPane* m_lessonPane;
    CentrePane* m_centre;
    ScrubBar* m_scrubBar;
    QScrollArea* m_right;
    controls::ControlsPane* m_controls;
    code::CodePane* m_code;
    controls::VerdictBox* m_verdict;
    controls::StatusLine* m_status;
    Presentation* m_presentation = nullptr;
    StartPage* m_start = nullptr;
    HelpOverlay* m_help = nullptr;
};

} // namespace crosstalk::window
