#pragma once

#include "engine/base/result.h"
#include "engine/lesson/lesson.h"
#include "engine/session/run.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crosstalk::session {

/// How often, and with which settings.
struct UntouchedOptions
{
    std::map<std::string, std::string> set; ///< choices by option id, parameters by number
    std::uint64_t times = 1000;
    std::chrono::nanoseconds limit = std::chrono::seconds(10); ///< of each run
};

/// Runs that ended alike.
struct UntouchedOutcome
{
    std::map<std::string, std::optional<std::int64_t>> values; ///< as they lie in the memory
    bool lost = false;                                         ///< some value is not as expected
    bool ended = true; ///< false: somebody was still there when the time was up
    std::uint64_t count = 0;
};

/// What came of many runs that nobody watched.
struct Untouched
{
    std::uint64_t runs = 0;
    std::uint64_t lost = 0; ///< of them, how many show a wrong value or do not end
    std::map<std::string, std::int64_t> expected; ///< by variable
    std::vector<UntouchedOutcome> outcomes;       ///< most frequent first
    double seconds = 0;
};

/// True when this build has the lesson's programs without taps too.
bool canRunUntouched(const lesson::Lesson& lesson, const Installation& installation);

/// Runs the lesson's programs as they are without Crosstalk, at full speed: the same sources and
/// flags, no taps, no gate. Where the variables lie and what they should come to it learns from one
/// tapped run before. `progress` is called now and then in this thread, may be empty, and ends it
/// by returning false.
Result<Untouched> runUntouched(const lesson::Lesson& lesson, const UntouchedOptions& options,
                               const Installation& installation,
                               const std::function<bool(const Untouched&)>& progress = {});

} // namespace crosstalk::session
