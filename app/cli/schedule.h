#pragma once

#include "engine/base/result.h"
#include "engine/lesson/action.h"
#include "engine/session/run.h"

#include <string>
#include <vector>

// What --at and --tour do to a run, and when.

namespace crosstalk::cli {

/// Actions of one moment, in the order given.
struct Scheduled
{
    lesson::Moment when;
    std::vector<lesson::Action> actions;
};

/// Reads the values of --at, "MOMENT:ACTION"; those of one moment are put together.
Result<std::vector<Scheduled>> readSchedule(const lesson::Lesson& lesson,
                                            const std::vector<std::string>& texts);

/// Reads the lesson's own reference path; neighbours of one moment are put together.
Result<std::vector<Scheduled>> readTour(const lesson::Lesson& lesson);

/// Has the run do each when its moment comes, independent of one another.
void schedule(const std::vector<Scheduled>& all, session::Run& run);

/// Has the run do them one after the other: each when its moment has come and the one before it
/// was done.
void scheduleInTurn(std::vector<Scheduled> all, session::Run& run);

} // namespace crosstalk::cli
