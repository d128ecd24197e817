#pragma once

#include "app/cli/request.h"

namespace crosstalk::cli {

/// Writes a recording in another format and returns the exit status: Usage when it cannot be read,
/// Failed when it cannot be written.
int exportRecording(const ExportRequest& request);

} // namespace crosstalk::cli
