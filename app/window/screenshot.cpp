#include "app/window/screenshot.h"

#include "app/window/mainwindow.h"
#include "app/window/offscreen.h"
#include "widgets/theme/language.h"

#include <QApplication>
#include <QPainter>

namespace crosstalk::window {
namespace {

std::set<std::string> reachedIn(const world::Snapshot& snapshot)
{
    std::set<std::string> ids;
    for (const world::CheckpointView& checkpoint : snapshot.checkpoints)
        if (checkpoint.reached)
            ids.insert(checkpoint.id);
    return ids;
}

/// What grows makes what is around it grow, one turn of the event loop after the other.
void settleLayouts()
{
    for (int turn = 0; turn < 4; ++turn)
        QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
}

} // namespace

QImage drawWindow(const lesson::Lesson& lesson, std::shared_ptr<const world::Snapshot> snapshot,
                  const Look& look)
{
    theme::useLanguage(look.language);
    Settings settings;
    settings.size = look.size;
    settings.mode = look.mode;
    settings.tab = look.tab;
    settings.reducedMotion = true;
    MainWindow window(settings);
    window.setAttribute(Qt::WA_DontShowOnScreen);
    window.setLesson(std::make_shared<const lesson::Lesson>(lesson));
    window.setReached(reachedIn(*snapshot));
    window.setPresenting(look.presenting);
    window.show();
    window.resize(look.size);
    window.setSnapshot(snapshot);
    settleLayouts();
    QImage image(look.size * look.pixelRatio, QImage::Format_RGB32);
    image.setDevicePixelRatio(look.pixelRatio);
    image.fill(theme::current().palette().panel);
    window.render(&image);
    return image;
}

Result<void> renderScreenshot(const lesson::Lesson& lesson,
                              std::shared_ptr<const world::Snapshot> snapshot, const Look& look,
                              const std::filesystem::path& file)
{
    const std::unique_ptr<QApplication> application = offscreenApplication();
    if (!qobject_cast<QApplication*>(QCoreApplication::instance()))
        return Error{"draw the window for", file.string(), 0,
                     "This program runs without graphics."};
    const QImage image = drawWindow(lesson, std::move(snapshot), look);
    if (!image.save(QString::fromStdString(file.string()), "PNG"))
        return systemError("save the picture", file.string(),
                           "Is the folder there, and yours to write?");
    return {};
}

} // namespace crosstalk::window
