#pragma once

#include "engine/base/result.h"

#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

namespace crosstalk::measure {

/// Set by anybody, any time: what is going on ends soon.
using Cancelled = std::atomic<bool>;

/// A program as it is to be run.
struct Command
{
    std::filesystem::path program;
    std::vector<std::string> arguments;   ///< without argv[0]
    std::vector<std::string> environment; ///< "size=16", added to ours
};

/// Starts it as the leader of a process group of its own that dies with this thread; -1 and errno
/// when that fails. `out` becomes its standard output; `traced`: it waits to be traced by us.
int start(const Command& command, int out, bool traced);

/// Runs it to its end and returns what it printed. Fails when it cannot be started, fails itself,
/// takes longer than `seconds` or was cancelled; then nothing of its group is left.
Result<std::string> run(const Command& command, double seconds, const Cancelled& cancelled);

} // namespace crosstalk::measure
