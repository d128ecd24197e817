#pragma once

#include "engine/base/result.h"
#include "engine/lesson/lesson.h"
#include "engine/world/snapshot.h"
#include "widgets/theme/appearance.h"

#include <QImage>
#include <QSize>

#include <filesystem>
#include <memory>

namespace crosstalk::window {

/// How a picture of the window is to look.
struct Look
{
    QSize size{1280, 800}; ///< in the window's own pixels
    theme::Mode mode = theme::Mode::System;
    double pixelRatio = 1; ///< picture pixels for one of the window's
    int tab = 0;           ///< 0 timeline, 1 messages, 2 memory, 3 who waits for whom, 4 narration
    bool presenting = false;
    QString language = QStringLiteral("en");
};

/// The window as it would show this moment of a lesson. Needs a QApplication, of any platform.
QImage drawWindow(const lesson::Lesson& lesson, std::shared_ptr<const world::Snapshot> snapshot,
                  const Look& look);

/// The same into a PNG file. With no application yet it makes one that needs no display.
Result<void> renderScreenshot(const lesson::Lesson& lesson,
                              std::shared_ptr<const world::Snapshot> snapshot, const Look& look,
                              const std::filesystem::path& file);

} // namespace crosstalk::window
