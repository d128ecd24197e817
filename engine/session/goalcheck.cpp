#include "engine/session/goalcheck.h"

#include "engine/lesson/action.h"
#include "engine/session/schedulecheck.h"

#include <algorithm>
#include <cerrno>

namespace crosstalk::session {

namespace {

Error wrong(const std::string& file, const std::string& what)
{
    return {"use the solution", file, 0, what};
}

Result<void> checkSettings(const schedule::ScheduleFile& file, const lesson::Goal& goal,
                           const std::string& path)
{
    for (const auto& [name, value] : file.settings) {
        const auto set = goal.set.find(name);
        if (set != goal.set.end() && set->second != value)
            return wrong(path, "It sets " + name + "=" + value + ", the goal " + name + "=" +
                                   set->second + ".");
    }
    return {};
}

bool saysReady(const lesson::Lesson& lesson)
{
    return std::ranges::any_of(lesson.sources, [](const auto& source) {
        return source.second.find("ready()") != std::string::npos;
    });
}

} // namespace

Result<schedule::ScheduleFile> solutionOf(const lesson::Lesson& lesson, const lesson::Goal& goal)
{
    const std::string path =
        lesson.folder.empty() ? goal.solution : (lesson.folder / goal.solution).string();
    const auto text = lesson.files.find(goal.solution);
    if (text == lesson.files.end())
        return Error{"read the solution", path, ENOENT, {}};
    auto file = schedule::parseSchedule(text->second, path);
    if (!file)
        return file.error();
    if (!file->lesson.empty() && file->lesson != lesson.id)
        return wrong(path, "It is a schedule of the lesson " + file->lesson + ".");
    if (!file->fromReady)
        return wrong(path, "It must begin where set-up is over: write `from ready` above its first "
                           "decision.");
    if (const auto fits = checkSettings(*file, goal, path); !fits)
        return fits.error();
    if (const auto sound = checkSchedule(lesson, file->lines, path); !sound)
        return sound.error();
    const auto moves = std::count_if(file->lines.begin(), file->lines.end(),
                                     [](const auto& line) { return line.decides(); });
    if (goal.moves != 0 && moves > goal.moves)
        return wrong(path, "It has " + std::to_string(moves) + " decisions, the goal allows " +
                               std::to_string(goal.moves) + ".");
    return file;
}

std::vector<Error> mistakesInSolutions(const lesson::Lesson& lesson)
{
    std::vector<Error> mistakes;
    if (!lesson.goals.empty() && !saysReady(lesson))
        mistakes.push_back({"play the goals of", lesson.id, 0,
                            "No program calls ready() of crosstalk/kit.h: a game begins there."});
    for (const lesson::Goal& goal : lesson.goals)
        if (const auto solution = solutionOf(lesson, goal); !solution)
            mistakes.push_back(solution.error());
    return mistakes;
}

} // namespace crosstalk::session
