#pragma once

#include "app/cli/request.h"
#include "engine/session/run.h"

namespace crosstalk::cli {

/// `crosstalk lesson …`: what an author does, from folder to sound lesson. Runs none of its
/// programs. Prints what it found, and returns the exit status: Failed when there are mistakes,
/// Usage when the folder cannot be used.
int runLessonCommand(const LessonRequest& request, const session::Installation& installation);

} // namespace crosstalk::cli
