#pragma once

#include "engine/lesson/lesson.h"
#include "engine/process/launcher.h"
#include "engine/session/run.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace crosstalk::session {

/// A process of the plan, in the order of ordinals: P1 is the first.
struct PlannedProcess
{
    std::string name; ///< "P1"
    std::string program;
    std::string executable;
};

/// What a run starts and with which settings: a lesson and its options made concrete.
struct Plan
{
    std::map<std::string, std::int64_t> settings; ///< choices by position, parameters by number
    std::vector<PlannedProcess> processes;
    std::vector<std::string> executables; ///< of every program, also those that others start
    std::vector<process::Spawn> spawns;
    std::vector<process::JoinRequest> joins;
};

/// The plan of a run that watches a command: one process, whatever it starts itself.
Result<Plan> commandPlan(const std::vector<std::string>& command);

/// Makes the plan. Fails for a setting the lesson has not, a value out of range, or a program that
/// is not built.
Result<Plan> makePlan(const lesson::Lesson& lesson, const RunOptions& options,
                      const Installation& installation, int run);

/// A number that no other run of this process has: part of the names of what it makes.
int nextRunNumber();

} // namespace crosstalk::session
