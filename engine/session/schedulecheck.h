#pragma once

#include "engine/base/result.h"
#include "engine/lesson/action.h"
#include "engine/schedule/schedulefile.h"

#include <span>
#include <string>

namespace crosstalk::session {

/// Where a line of a schedule stands: "FILE:12 `do kill P2`"; without number where it has none.
std::string placeOf(const schedule::ScheduleLine& line, const std::string& name);

/// What an intervention means for the lesson: settings and faults. Pace is none of a schedule's
/// business.
Result<lesson::Action> readIntervention(const lesson::Lesson& lesson, const std::string& text);

/// Fails for the first line that the lesson does not understand; `name` is what its Error calls the
/// file.
Result<void> checkSchedule(const lesson::Lesson& lesson,
                           std::span<const schedule::ScheduleLine> lines, const std::string& name);

} // namespace crosstalk::session
