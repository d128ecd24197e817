#pragma once

#include "app/cli/request.h"
#include "engine/session/run.h"

namespace crosstalk::cli {

/// `crosstalk run LESSON --times N --untouched`: counts what comes of the programs when nobody
/// watches, prints it, returns the exit status.
int runUntouched(const RunRequest& request, const session::Installation& installation);

} // namespace crosstalk::cli
