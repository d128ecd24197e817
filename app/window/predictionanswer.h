#pragma once

#include "engine/lesson/lesson.h"
#include "engine/world/snapshot.h"

#include <optional>

namespace crosstalk::window {

/// Which answer of the lesson's prediction the run has given: an index into its answers, or
/// nothing while it is not settled. The first answer whose condition holds.
std::optional<int> answerOf(const lesson::Lesson& lesson, const world::Snapshot& snapshot);

} // namespace crosstalk::window
