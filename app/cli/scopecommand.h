#pragma once

#include "app/cli/hooks.h"

namespace crosstalk::cli {

/// Runs the command that is asked for, watched; returns the exit status of ours: see
/// `crosstalk scope --help`.
int runScope(const ScopeRequest& request, const session::Installation& installation,
             const Hooks& hooks);

} // namespace crosstalk::cli
