#pragma once

#include "engine/lesson/lesson.h"
#include "widgets/course/coursemap.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <string>
#include <vector>

namespace crosstalk::window {

class LessonRunner;
class MainWindow;
class StartPage;

/// Fills the start page and does what it asks for. Both others must outlive it.
class Home : public QObject
{
    Q_OBJECT

public:
    /// `lessons`: the folder of track.toml.
    Home(MainWindow& window, LessonRunner& runner, std::filesystem::path lessons,
         QObject* parent = nullptr);

    /// Shows the start page over what runs.
    void show();

    /// The same when the program was started with nothing to show: what runs is a demonstration,
    /// and `last` (an id, a folder, or empty) is where the user was. The map is left empty, as it
    /// takes a moment: call update() when the window is there.
    void begin(const std::string& last);
    void update();

    /// Says, once, what is wrong with how progress is kept: on the start page, or above the stage.
    void sayFailure();

    /// The lesson to go on with when the program is started next.
    std::string place() const;

private:
    StartPage& page(); ///< made when it is first seen: whoever opens a lesson does not wait for it
    void connectPage(StartPage& page);
    void readLessons();
    std::vector<course::CourseGroup> groups() const;
    course::LessonLine lineOf(const lesson::Lesson& lesson) const;
    QString titleOf(const std::string& lesson) const;
    void goOn();

    MainWindow& m_window;
    StartPage* m_page = nullptr;
    LessonRunner& m_runner;
    const std::filesystem::path m_folder;
    std::vector<lesson::Lesson> m_lessons; ///< read when they are first shown
    bool m_demonstrating = false;          ///< what runs is nothing that the user opened
    bool m_saidFailure = false;
    std::string m_last;
};

} // namespace crosstalk::window
