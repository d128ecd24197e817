#pragma once

#include "engine/lesson/errand.h"
#include "engine/lesson/lesson.h"

#include <cstdint>
#include <string>
#include <variant>

namespace crosstalk::lesson {

/// One thing done to a run, by a tour or by --at.
struct Action
{
    enum class Kind
    {
        Set,
        Pause,
        Resume,
        Speed,
        Step,
        Run,
        Kill,
        Freeze,
        Thaw,
        Close
    };
    Kind kind = Kind::Pause;
    std::string name = {};     ///< Set: a choice or a parameter
    std::int64_t value = 0;    ///< Set: the option's position, or the number
    double stepsPerSecond = 0; ///< Speed: 0 is full
    int process = -1;          ///< Step, Kill, Freeze, Thaw, Close: ordinal, P1 is 0
    std::string channel = {};  ///< Close
    int thread = -1;           ///< Step: of the process, its first is 0; -1: whichever can go
    Errand errand = {};        ///< Run
};

/// The number that a setting stands for: an option's position, or a parameter's value. Fails for a
/// name the lesson has not, an option the choice has not and a number out of range.
Result<std::int64_t> settingValue(const Lesson& lesson, const std::string& name,
                                  const std::string& text);

/// The other way round: an option's id, or the number itself.
std::string settingText(const Lesson& lesson, const std::string& name, std::int64_t value);

/// "full" is 0, else steps a second.
Result<double> parseSpeed(const std::string& text);

/// Reads "set sync=mutex", "pause", "resume", "speed 200", "step P1", "step P1.2", "run P1 to call"
/// and whatever else errand.h has, "kill P2", "freeze P2", "thaw P2", "close P2 pipe".
Result<Action> parseAction(const Lesson& lesson, const std::string& text);

/// When an action is due: a number of steps, a time in ns, or a checkpoint's id.
struct Steps
{
    std::uint64_t count = 0;
};
struct Time
{
    std::uint64_t ns = 0;
};
using Moment = std::variant<Steps, Time, std::string>;

/// Reads "120", "3s", "250ms", or a checkpoint of the lesson.
Result<Moment> parseMoment(const Lesson& lesson, const std::string& text);

} // namespace crosstalk::lesson
