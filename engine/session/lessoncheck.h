#pragma once

#include "engine/base/error.h"

#include <filesystem>
#include <vector>

namespace crosstalk::session {

/// Every mistake in a lesson's folder (lesson::mistakesIn), with the calls that the mechanisms
/// record as those that checkpoints may name, and whether each goal has a solution that can be
/// followed. Runs nothing.
std::vector<Error> checkLesson(const std::filesystem::path& folder);

} // namespace crosstalk::session
