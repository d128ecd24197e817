#pragma once

#include "app/cli/request.h"

namespace crosstalk::cli {

/// `crosstalk replay`: folds a recording again and prints what the run came to; runs nothing.
/// Returns the exit status.
int replayRecording(const ReplayRequest& request);

} // namespace crosstalk::cli
