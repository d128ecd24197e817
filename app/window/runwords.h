#pragma once

#include "engine/lesson/runplaces.h"
#include "engine/world/snapshot.h"

namespace crosstalk::window {

/// What the run has come to, for the places in the lesson's `explanation`. A place that the run says
/// nothing of has no word.
lesson::RunWords runWordsOf(const lesson::Lesson& lesson, const std::string& explanation,
                            const world::Snapshot& snapshot);

} // namespace crosstalk::window
