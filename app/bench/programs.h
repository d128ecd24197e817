#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace crosstalk::bench {

/// A small program of the bench, as it is to be run.
struct Command
{
    std::filesystem::path program;      ///< a bare name is looked for in PATH
    std::vector<std::string> arguments; ///< without argv[0]
    std::vector<std::pair<std::string, std::string>> environment; ///< added to ours
    int inherit = -1;            ///< a descriptor it gets under the same number
    bool fixedAddresses = false; ///< no address randomization: old ThreadSanitizers need that
};

/// Where a program of the bench lies; an error when it was not built or not installed.
Result<std::filesystem::path> findProgram(const std::string& name);

/// Runs it to its end and returns what it printed. An error when it cannot be started or fails.
Result<std::string> run(const Command& command);

/// Runs it and reads the numbers it printed. An error also when there are fewer than `count`.
Result<std::vector<double>> runForNumbers(const Command& command, std::size_t count);

} // namespace crosstalk::bench
