#pragma once

#include "engine/lesson/lesson.h"

#include <string>
#include <vector>

namespace crosstalk::code {

/// Which lines of a program cannot run while `choice` stands at `option`: the branches of if and
/// switch statements that compare the choice with the names of its options (Mutex, EachLine, …
/// for "mutex", "each-line"). Index 0 is line 1. A line is named only when that is certain;
/// conditions of any other form leave everything shown as it is.
std::vector<bool> skippedLines(const std::string& source, const lesson::Choice& choice, int option);

} // namespace crosstalk::code
