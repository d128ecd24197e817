#include "app/window/runwindow.h"

#include "app/window/lab.h"
#include "app/window/lecture.h"
#include "app/window/lessonrunner.h"
#include "app/window/exporter.h"
#include "app/window/home.h"
#include "app/window/mainwindow.h"
#include "app/window/recordings.h"
#include "app/window/resultsexport.h"
#include "app/window/scrubber.h"
#include "widgets/theme/language.h"

#include <QApplication>
#include <QTimer>

#include <functional>

namespace crosstalk::window {
namespace {

/// Calls back once, right after the window's first frame: what takes time comes after it.
class FirstFrame : public QObject
{
public:
    FirstFrame(QWidget& window, std::function<void()> then)
        : QObject(&window), m_then(std::move(then))
    {
        window.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            QTimer::singleShot(0, this, m_then);
        }
        return false;
    }

private:
    std::function<void()> m_then;
};

/// What is to be opened next: nothing, or the same in another language.
struct Next
{
    bool opens = false;
    WindowOptions options = {};
};

int showWindow(QApplication& application, const session::Installation& installation,
               const WindowOptions& options, Next& next)
{
    Settings settings = Settings::read();
    theme::useLanguage(options.language.empty() ? settings.language
                                                : QString::fromStdString(options.language));
    if (options.size.isValid() && !options.size.isEmpty())
        settings.size = options.size;
    if (options.mode)
        settings.mode = *options.mode;
    MainWindow window(settings);
    LessonRunner runner(window, installation.lessons);
    Scrubber scrubber(window, runner.session());
    Recordings recordings(window, runner, scrubber);
    const Exporter exporter(window, runner);
    const ResultsExport results(window, runner, installation.lessons);
    const Lecture lecture(window, runner);
    const Lab lab(window, runner, installation.kit);
    const bool recorded = !options.recording.empty() &&
                          recordings.open(QString::fromStdString(options.recording));
    if (!recorded)
        runner.show(options.lesson); // none: a demonstration
    if (options.follow)
        runner.followFiles();
    Home home(window, runner, installation.lessons);
    const bool starting = !recorded && options.lesson.empty() && options.schedule.empty();
    if (starting)
        home.begin(settings.lesson.toStdString());
    QObject::connect(&window, &MainWindow::closing, &window, [&] {
        if (options.quitWhenPainted)
            return;
        Settings now = window.settings();
        now.lesson = recorded ? settings.lesson : QString::fromStdString(home.place());
        now.write();
    });
    QObject::connect(&window, &MainWindow::languageRequested, &window, [&] {
        next.opens = true;
        if (recorded && runner.session().playback() != nullptr)
            next.options.recording = options.recording;
        else if (!window.isStarting())
            next.options.lesson = runner.shown();
        window.close();
    }, Qt::QueuedConnection); // not before the menu has closed
    FirstFrame first(window, [&] {
        if (options.quitWhenPainted)
            return application.quit();
        if (recorded)
            return;
        if (starting)
            home.update();
        if (options.schedule.empty())
            runner.demonstrate();
        else if (const auto opened = runner.openSchedule(options.schedule); !opened)
            window.showError(opened.error());
        home.sayFailure();
    });
    first.setParent(nullptr); // it lives here, not with the window
    settings.maximized ? window.showMaximized() : window.show();
    return application.exec();
}

} // namespace

int runWindow(QApplication& application, const session::Installation& installation,
              const WindowOptions& options)
{
    WindowOptions now = options;
    for (;;) {
        Next next;
        const int status = showWindow(application, installation, now, next);
        if (!next.opens)
            return status;
        now = next.options;
    }
}

} // namespace crosstalk::window
