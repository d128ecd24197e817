#pragma once

#include "engine/session/run.h"
#include "widgets/theme/appearance.h"

#include <QSize>

#include <optional>
#include <string>

class QApplication;

namespace crosstalk::window {

/// What the window is opened with.
struct WindowOptions
{
    std::string lesson;              ///< an id or a folder; empty: the one open last
    std::string recording;           ///< a file to be shown instead; empty: none
    bool follow = false;             ///< the lesson follows its files as they are edited
    QSize size;                      ///< empty: as remembered
    std::optional<theme::Mode> mode; ///< unset: as remembered
    bool quitWhenPainted = false;    ///< end after the first frame: for measuring the start
    std::string language = {};       ///< its code; empty: as remembered
    std::string schedule = {};       ///< file to be followed instead of a demonstration, or empty
};

/// Opens the window with a lesson running and returns the exit status when it is closed.
int runWindow(QApplication& application, const session::Installation& installation,
              const WindowOptions& options = {});

} // namespace crosstalk::window
