#pragma once

#include "engine/base/result.h"
#include "engine/lesson/lesson.h"
#include "engine/session/run.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crosstalk::session {

/// What to try of a lesson's schedules, and when to stop although there is more.
struct ExploreOptions
{
    std::map<std::string, std::string> set; ///< choices by option id, parameters by number
    std::filesystem::path programs = {};    ///< as in RunOptions
    std::optional<int> bound;               ///< most preemptions of an execution; none: any
    std::chrono::nanoseconds limit = std::chrono::seconds(60);
    std::uint64_t executions = 1'000'000;
    std::size_t steps = 2'000; ///< most steps of an execution
};

/// Turns a process takes of what has no end: few enough for every order to be tried.
inline constexpr std::int64_t fewTurns = 2;

/// What has no end never comes out in any way. Gives parameters that stand at a 0 that means
/// "endless" `turns` in `set`, or their highest; what `set` does not name stands as the lesson
/// begins. Returns those, in the lesson's order.
std::vector<const lesson::Parameter*> makeFinite(const lesson::Lesson& lesson,
                                                 std::map<std::string, std::string>& set,
                                                 std::int64_t turns);

/// What some schedules have in common: how they end.
struct ExploredOutcome
{
    std::map<std::string, std::optional<std::int64_t>> values; ///< of named variables
    std::vector<std::string> verdicts; ///< of "race", "lost", "deadlock", "endless", in this order
    std::uint64_t schedules = 0;       ///< no two of them equivalent
    std::string shortest;  ///< "P1 P2 P2 P1": from everybody's first instruction on, as a schedule
                           ///< file has it; the fewest steps, then the fewest switches
    std::size_t setup = 0; ///< of its steps, how many come before all are ready()
};

/// What an exploration has found so far, or at its end.
struct Exploration
{
    std::uint64_t executions = 0;
    std::uint64_t blocked = 0;      ///< begun and given up, for others had covered what they led to
    std::uint64_t cut = 0;          ///< given up at the most steps
    bool complete = false;          ///< all sequentially consistent schedules were tried
    std::string stopped;            ///< why it is not complete, in one sentence; empty: it is
    std::string beyond;             ///< what weaker memory may do besides; empty: nothing
    std::vector<std::string> notes; ///< one sentence each: how it was done, what is not covered
    std::vector<ExploredOutcome> outcomes; ///< most schedules first
    double seconds = 0;
};

/// Tries every schedule of the lesson's real processes that could come out differently, in the
/// calling thread and on its core; the thread's affinity is as it was afterwards. `progress` is
/// called now and then in this thread, may be empty, and ends the exploration by returning false.
Result<Exploration> explore(const lesson::Lesson& lesson, const ExploreOptions& options,
                            const Installation& installation,
                            const std::function<bool(const Exploration&)>& progress = {});

} // namespace crosstalk::session
