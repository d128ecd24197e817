#pragma once

#include "engine/base/result.h"

#include <string>
#include <sys/types.h>
#include <vector>

namespace crosstalk::syscalls {

/// A command to be run under the tracer, as its user wrote it.
struct Command
{
    std::vector<std::string> arguments; ///< the program first; looked for in PATH
    bool outputToErrors = false;        ///< its standard output goes to ours for errors
    std::string folder = {};            ///< it starts there; empty: where we are
};

/// "grep txt": how a command is called where there is little room.
std::string commandText(const std::vector<std::string>& arguments);

/// A command that was started.
struct Launched
{
    pid_t pid = -1;
    bool tapped = false; ///< its program has the tap, and was told where to report
};

/// Starts the command and stops it where its program is loaded and nothing of it has run. The
/// calling thread is its tracer from then on. Everything but that is as it was for us: descriptors,
/// signals, process group, terminal. The Error's errnum is exec's when the program could not be
/// run. `controlPath` is where a program with the tap finds the control region.
Result<Launched> launch(const Command& command, const std::string& controlPath);

/// What PTRACE_SEIZE is given.
long traceOptions();

} // namespace crosstalk::syscalls
