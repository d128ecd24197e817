#pragma once

#include "app/cli/request.h"
#include "engine/base/result.h"
#include "engine/lesson/lesson.h"
#include "engine/session/run.h"
#include "engine/world/snapshot.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace crosstalk::cli {

/// What the command line leaves to others, so that it needs neither widgets nor a display. Each
/// must be set.
struct Hooks
{
    /// Opens the window and returns the exit status; `lesson` may be empty: the one open last.
    std::function<int(const WindowRequest&, const session::Installation&)> openWindow;

    /// Draws the window as it would show this moment of the lesson, into a PNG file.
    std::function<Result<void>(const lesson::Lesson&, const std::shared_ptr<const world::Snapshot>&,
                               const WindowLook&, const std::filesystem::path&)>
        savePicture;

    /// Prints a lesson to be filled in on paper, into a PDF file.
    std::function<Result<void>(const lesson::Lesson&, const std::filesystem::path&)> printHandout;

    /// Measures, prints, and returns the exit status.
    std::function<int(bool json)> bench;
};

} // namespace crosstalk::cli
