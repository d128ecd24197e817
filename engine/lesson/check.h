#pragma once

#include "engine/base/error.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace crosstalk::lesson {

/// Every mistake in a lesson's folder, for its author: all that readLesson() would stop at, one
/// after the other, and what readers of the lesson would stumble over: a language with half of its
/// files, HTML or outside resources in the text, kit calls that name nothing in lesson.toml,
/// checkpoints that no event can satisfy. The object of each is "file:line:column: message", or a
/// file that is missing. Runs nothing. `isCall` tells the names of calls that events carry.
std::vector<Error> mistakesIn(const std::filesystem::path& folder,
                              const std::function<bool(const std::string&)>& isCall);

} // namespace crosstalk::lesson
