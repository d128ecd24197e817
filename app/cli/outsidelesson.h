#pragma once

#include "app/cli/request.h"
#include "engine/build/lessonbuild.h"
#include "engine/lesson/lesson.h"
#include "engine/session/run.h"

#include <filesystem>

namespace crosstalk::cli {

/// Prints every mistake in a lesson's folder on standard error, as compilers do; runs nothing.
bool isSound(const std::filesystem::path& folder);

/// Makes the programs of a lesson that is not built in; the build that they come of. Shows on
/// standard error what building and running it means, asks on the terminal unless the same content
/// was agreed to before or `trusted` says so, and builds what is not built yet. Of an unsound
/// lesson, and without consent, nothing is run and nothing is written.
Result<build::LessonBuild> programsFromOutside(const lesson::Lesson& lesson,
                                               const session::Installation& installation,
                                               bool trusted);

} // namespace crosstalk::cli
