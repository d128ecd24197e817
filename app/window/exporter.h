#pragma once

#include "engine/lesson/lesson.h"
#include "engine/session/session.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace crosstalk::window {

class Animation;
class LessonRunner;
class MainWindow;

/// "Export …": what is shown as a picture or a page, the run as an animation, a recording as a trace
/// or a table. All others must outlive it.
class Exporter : public QObject
{
    Q_OBJECT

public:
    Exporter(MainWindow& window, LessonRunner& runner, QObject* parent = nullptr);

    /// One thing that can be made, and how its file is called.
    struct Kind
    {
        QString name;
        QString suffix;                                          ///< "svg"; empty: a folder
        std::function<Result<void>(const QString& file)> write; ///< at once; else see animate()
    };
    std::vector<Kind> kinds(); ///< of what is shown now

    /// Makes one of them; what goes wrong is shown in the window.
    void write(const Kind& kind, const QString& file);
    void animate(const QString& folder);

private:
    void ask();
    void askForFile(const Kind& kind);

    MainWindow& m_window;
    LessonRunner& m_runner;
    QPointer<Animation> m_animation;
};

} // namespace crosstalk::window
