#pragma once

#include "engine/base/result.h"
#include "engine/lesson/lesson.h"
#include "engine/schedule/schedulefile.h"

#include <vector>

namespace crosstalk::session {

/// The schedule that wins a goal, out of the lesson's files: of this lesson, from ready, with the
/// goal's settings, and not longer than the goal allows. Whether it wins a run has to show.
Result<schedule::ScheduleFile> solutionOf(const lesson::Lesson& lesson, const lesson::Goal& goal);

/// What is wrong with the lesson's solutions, and with where its games begin.
std::vector<Error> mistakesInSolutions(const lesson::Lesson& lesson);

} // namespace crosstalk::session
