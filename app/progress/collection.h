#pragma once

#include "app/progress/results.h"

#include <filesystem>

namespace crosstalk::progress {

/// Everything that the learner came to in the lessons that are installed in `lessonsFolder`, in
/// their order. What was done in another version of a lesson comes without its recordings, which
/// would prove nothing about this one.
Result<Results> collect(const Database& database, const std::filesystem::path& lessonsFolder,
                        const std::string& name);

/// How much of it a grader can confirm.
struct Extent
{
    int lessons = 0;
    int answers = 0;
    int checkpoints = 0;
    int proven = 0; ///< of the checkpoints
};

Extent extentOf(const Results& results);

} // namespace crosstalk::progress
