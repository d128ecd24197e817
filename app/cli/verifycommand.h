#pragma once

#include "app/cli/request.h"
#include "engine/session/run.h"

namespace crosstalk::cli {

/// `crosstalk verify …`: checks learners' result files against the lessons that are installed.
/// Prints what it found, in words or as CSV, and returns the exit status: Failed when one of them
/// is not accepted, Usage when one cannot be read at all.
int verifyResults(const VerifyRequest& request, const session::Installation& installation);

} // namespace crosstalk::cli
