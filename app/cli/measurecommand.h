#pragma once

#include "app/cli/request.h"
#include "engine/session/run.h"

namespace crosstalk::cli {

/// `crosstalk measure`: the job of the lesson choose through every way, on this machine; progress
/// on standard error, the table, the CSV or the JSON object on standard output.
int measureWays(const MeasureRequest& request, const session::Installation& installation);

} // namespace crosstalk::cli
