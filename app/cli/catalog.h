#pragma once

#include "engine/base/result.h"
#include "engine/lesson/lesson.h"

#include <boost/json/object.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace crosstalk::cli {

/// Every lesson of the track, in its order; the first Error met.
Result<std::vector<lesson::Lesson>> readLessons(const std::filesystem::path& folder);

/// A lesson of the track by its id, or any by its folder. The Error names those that there are.
Result<lesson::Lesson> readLesson(const std::filesystem::path& folder, const std::string& id);

/// The object that `list --json` prints.
boost::json::object catalog(const std::vector<lesson::Lesson>& lessons);

/// The same for people: group by group; ends with a newline.
std::string catalogText(const std::vector<lesson::Lesson>& lessons);

} // namespace crosstalk::cli
