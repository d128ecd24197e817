#pragma once

#include "app/progress/results.h"

#include <filesystem>
#include <string>
#include <vector>

namespace crosstalk::progress {

/// What a grader's own Crosstalk found of one checkpoint that a result file claims.
struct CheckedCheckpoint
{
    enum class Finding
    {
        Confirmed, ///< its recording, folded anew, reaches it
        Unproven,  ///< no recording of it was kept
        Refuted,   ///< what is claimed does not hold; `why` says what
    };
    std::string id = {};
    Finding finding = Finding::Unproven;
    std::string why = {};
};

/// What was found of one lesson.
struct CheckedLesson
{
    std::string id = {};
    int total = 0; ///< checkpoints that the installed lesson has; 0: it is not installed
    std::vector<CheckedCheckpoint> checkpoints = {};
    std::string why = {};      ///< what is wrong with all of it; empty: nothing is
    bool predicted = false;    ///< a prediction was locked in
    bool predictedRight = false;

    int confirmed() const;
};

/// What was found of a whole result file.
struct Verification
{
    std::vector<CheckedLesson> lessons = {};

    /// Every lesson could be checked, and nothing in it is refuted.
    bool accepted() const;
};

/// Checks a result file against the lessons that are installed in `lessonsFolder`: each recording
/// is folded anew, which runs nothing, and must be of that lesson as it is installed here. Shows
/// that the results are consistent, not whose they are.
Verification verify(const Results& results, const std::filesystem::path& lessonsFolder);

} // namespace crosstalk::progress
