#include "engine/session/schedulecheck.h"

namespace crosstalk::session {

std::string placeOf(const schedule::ScheduleLine& line, const std::string& name)
{
    std::string place = name.empty() ? "schedule" : name;
    if (line.line > 0)
        place += ":" + std::to_string(line.line);
    return place + " `" + schedule::text(line) + "`";
}

Result<lesson::Action> readIntervention(const lesson::Lesson& lesson, const std::string& text)
{
    using Kind = lesson::Action::Kind;
    auto action = lesson::parseAction(lesson, text);
    if (!action)
        return action.error();
    switch (action->kind) {
    case Kind::Pause:
    case Kind::Resume:
    case Kind::Speed:
    case Kind::Step:
        return Error{"do", "`" + text + "`", 0,
                     "In a schedule stand only set, kill, freeze, thaw and close."};
    default:
        return action;
    }
}

Result<void> checkSchedule(const lesson::Lesson& lesson,
                           std::span<const schedule::ScheduleLine> lines, const std::string& name)
{
    for (const schedule::ScheduleLine& line : lines) {
        if (line.decides())
            continue;
        if (const auto action = readIntervention(lesson, line.intervention); !action) {
            Error mistake = action.error();
            mistake.object = placeOf(line, name) + ": " + mistake.object;
            return mistake;
        }
    }
    return {};
}

} // namespace crosstalk::session
