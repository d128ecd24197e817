#include "app/window/runwindow.h"

#include "app/window/lessonrunner.h"
#include "app/window/exporter.h"
#include "app/window/mainwindow.h"
#include "app/window/recordings.h"
#include "app/window/scrubber.h"

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

} // namespace

int runWindow(QApplication& application, const session::Installation& installation,
              const WindowOptions& options)
{
    Settings settings = Settings::read();
    if (options.size.isValid() && !options.size.isEmpty())
        settings.size = options.size;
    if (options.mode)
        settings.mode = *options.mode;
    MainWindow window(settings);
    LessonRunner runner(window, installation.lessons);
    Scrubber scrubber(window, runner.session());
    Recordings recordings(window, runner, scrubber);
    const Exporter exporter(window, runner);
    const bool recorded = !options.recording.empty() &&
                          recordings.open(QString::fromStdString(options.recording));
    if (!recorded)
        runner.show(options.lesson.empty() ? settings.lesson.toStdString() : options.lesson);
    if (options.follow)
        runner.followFiles();
    QObject::connect(&window, &MainWindow::closing, &window, [&] {
        if (options.quitWhenPainted)
            return;
        Settings now = window.settings();
        now.lesson = recorded ? settings.lesson : QString::fromStdString(runner.shown());
        now.write();
    });
    FirstFrame first(window, [&] {
        if (options.quitWhenPainted)
            application.quit();
        else if (recorded)
            return;
        else if (options.schedule.empty())
            runner.demonstrate();
        else if (const auto opened = runner.openSchedule(options.schedule); !opened)
            window.showError(opened.error());
    });
    first.setParent(nullptr); // it lives here, not with the window
    settings.maximized ? window.showMaximized() : window.show();
    return application.exec();
}

} // namespace crosstalk::window
