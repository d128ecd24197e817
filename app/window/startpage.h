#pragma once

#include "engine/lesson/lesson.h"
#include "engine/world/snapshot.h"
#include "widgets/course/coursemap.h"

#include <QWidget>

#include <memory>
#include <vector>

class QAction;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace crosstalk::controls {
class ActionButton;
class Caption;
class ElidedLabel;
} // namespace crosstalk::controls

namespace crosstalk::stage {
class StageWidget;
}

namespace crosstalk::window {

class WatchLine;

/// Where one begins: what runs right now, the ways on, and the map of the course. Shows what it is
/// given and says what is wanted; see Home.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QAction* openRecording, QWidget* parent = nullptr);

    void setLesson(const lesson::Lesson& lesson); ///< whose run is shown
    void setSnapshot(std::shared_ptr<const world::Snapshot> snapshot);
    void setReducedMotion(bool reduced);

    void setGroups(const std::vector<course::CourseGroup>& groups);
    /// Where one was: a lesson's id and its title; empty: nowhere yet.
    void setPlace(const std::string& lesson, const QString& title);
    /// Everybody whose progress is kept, and whose is shown; empty: of whoever uses this account.
    void setLearners(const QStringList& names, const QString& present);
    /// What is wrong with how progress is kept: a line above all else; empty: all is well.
    void setNotice(const QString& words);
    /// What the last command did, at the foot until a lesson is pointed at.
    void say(const QString& words);
    void focusFirst(); ///< the way on that is most likely wanted

signals:
    void firstRequested(); ///< lesson 1
    void continueRequested();
    void closerRequested(); ///< a look at the run that is shown
    void lessonRequested(const std::string& lesson);
    void watchRequested(const QString& command);
    void learnerChosen(const QString& name);

private:
    QWidget* buildWays(QAction* openRecording);
    QWidget* buildDemonstration();
    QWidget* buildMap();
    void restyle();
    void chooseLearner();
    void setRunning(bool running);

    QVBoxLayout* m_column;
    QLabel* m_notice;
    QHBoxLayout* m_hero;
    QWidget* m_ways = nullptr;
    QWidget* m_demonstration = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_words = nullptr;
    QPushButton* m_first = nullptr;
    QPushButton* m_continue = nullptr;
    QPushButton* m_closer = nullptr;
    controls::ActionButton* m_open = nullptr;
    controls::Caption* m_watchCaption = nullptr;
    WatchLine* m_watch = nullptr;
    QComboBox* m_learner = nullptr;
    controls::Caption* m_running = nullptr;
    QString m_demonstrated; ///< title of what the stage shows, in capitals
    stage::StageWidget* m_stage = nullptr;
    QScrollArea* m_scroll = nullptr;
    course::CourseMap* m_map = nullptr;
    QLabel* m_about = nullptr;
};

} // namespace crosstalk::window
