#pragma once

#include "app/progress/results.h"
#include "engine/session/run.h"

#include <string>
#include <vector>

namespace crosstalk::progress {

enum class Finding
{
    Confirmed, ///< its recording, folded anew, bears it out
    Unproven,  ///< no recording of it was kept
    Refuted    ///< what is claimed does not hold; the words beside it say what
};

/// What a grader's own Crosstalk found of one checkpoint that a result file claims.
struct CheckedCheckpoint
{
    std::string id = {};
    Finding finding = Finding::Unproven;
    std::string why = {};
};

/// What it found of one question.
struct CheckedAnswer
{
    std::string question = {}; ///< "prediction", "seen", "transfer"
    Finding finding = Finding::Unproven; ///< of what the run is said to have answered
    std::string why = {};
    bool right = false; ///< what was chosen is what happened, or the one right answer
};

/// What was found of one lesson.
struct CheckedLesson
{
    std::string id = {};
    int total = 0; ///< checkpoints that the installed lesson has; 0: it is not installed
    std::vector<CheckedCheckpoint> checkpoints = {};
    std::vector<CheckedAnswer> answers = {};
    std::string why = {}; ///< what is wrong with all of it; empty: nothing is

    int confirmed() const; ///< checkpoints
    const CheckedAnswer* answer(const std::string& question) const; ///< null: it was not answered
    bool refuted() const;
};

/// What was found of a whole result file.
struct Verification
{
    std::vector<CheckedLesson> lessons = {};

    /// Every lesson could be checked, and nothing in it is refuted.
    bool accepted() const;
};

/// Checks a result file against the lessons that are installed: each recording is folded anew,
/// which runs nothing, and must be of that lesson as it is installed here; each schedule must be
/// its recording's, and is followed by the installed programs. Shows that the results are
/// consistent, not whose they are.
Verification verify(const Results& results, const session::Installation& installation);

} // namespace crosstalk::progress
