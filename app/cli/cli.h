#pragma once

#include "app/cli/hooks.h"

namespace crosstalk::cli {

/// The program: reads the command line, does what it asks and returns the exit status.
int run(int argc, char** argv, const Hooks& hooks);

} // namespace crosstalk::cli
