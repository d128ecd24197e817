#pragma once

#include "app/cli/report.h"

#include <string>
#include <vector>

namespace crosstalk::cli {

/// What one run showed, in plain words for a terminal; ends with a newline.
std::string verdict(const RunResult& result);

/// How often each outcome came about in many runs, in plain words.
std::string verdict(const std::vector<RunResult>& results);

} // namespace crosstalk::cli
