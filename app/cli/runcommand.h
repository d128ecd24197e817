#pragma once

#include "app/cli/hooks.h"
#include "app/cli/request.h"
#include "engine/session/run.h"

namespace crosstalk::cli {

/// `crosstalk run`: runs the lesson, prints what was found, returns the exit status. Pictures go
/// through hooks.picture.
int runLesson(const RunRequest& request, const session::Installation& installation,
              const Hooks& hooks);

} // namespace crosstalk::cli
