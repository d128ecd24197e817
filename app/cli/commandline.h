#pragma once

#include "app/cli/request.h"

#include <string>
#include <vector>

namespace crosstalk::cli {

/// Reads a command line, without the program's name. What is wrong in it becomes a Message with
/// status Usage; lessons' names and settings are not looked at here.
Request parseCommandLine(const std::vector<std::string>& arguments);

} // namespace crosstalk::cli
