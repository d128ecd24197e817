#pragma once

#include "engine/lesson/questions.h"

#include <string>
#include <vector>

namespace crosstalk::lesson {

/// What was read of a lesson's folder, and every mistake met on the way: the lesson is of use only
/// when there was none.
struct Reading
{
    Lesson lesson;
    Questions questions;
    std::vector<Error> mistakes = {}; ///< in the order in which they were met
};

/// Reads all files in one language, past what is wrong in them.
Reading readAll(const std::filesystem::path& folder, const std::string& language);

} // namespace crosstalk::lesson
