#pragma once

#include "engine/lesson/questions.h"
#include "engine/world/snapshot.h"

#include <optional>

namespace crosstalk::progress {

/// Which answer of the lesson's prediction the run has given: an index into its answers, or
/// nothing while it is not settled. The first answer whose condition holds.
std::optional<int> answerOf(const lesson::Lesson& lesson, const world::Snapshot& snapshot);

/// Which of the observable answers (lesson::observableIn) the run bears out, once it has answered
/// the prediction; nothing when it bears out none.
std::optional<int> observationOf(const lesson::Lesson& lesson, const lesson::Questions& questions,
                                 const world::Snapshot& snapshot);

} // namespace crosstalk::progress
