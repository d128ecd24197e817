#pragma once

#include "app/cli/request.h"
#include "engine/lesson/lesson.h"
#include "engine/schedule/schedulefile.h"
#include "engine/session/run.h"

// Schedules on the command line: --schedule and --save-schedule.

namespace crosstalk::cli {

/// Has the run follow a schedule that was read from `path`. What the command line sets may add to
/// the file's settings, not contradict them; its seed counts more, for that is about what comes
/// after.
Result<void> followSchedule(const schedule::ScheduleFile& file, const std::string& path,
                            const RunRequest& request, const lesson::Lesson& lesson,
                            session::RunOptions& options);

/// Writes down how a run came to its end.
Result<void> saveSchedule(const session::Run& run, const std::string& path);

} // namespace crosstalk::cli
