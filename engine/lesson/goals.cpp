#include "engine/lesson/structure.h"
#include "engine/lesson/suggestion.h"

#include <filesystem>

// Goals of lesson.toml and their words.

namespace crosstalk::lesson {

namespace {

constexpr int mostMoves = 1000;

void readSolution(Table& table, Goal& goal)
{
    goal.solution = table.requiredText("solution");
    const std::filesystem::path file(goal.solution);
    if (!goal.solution.empty() && (file.filename() != file || file.extension() != ".schedule"))
        table.fail("solution",
                   inQuotes(goal.solution) + " must be a .schedule file of the lesson's folder");
}

void readGoal(Table& table, Lesson& lesson, std::set<std::string>& taken)
{
    Goal goal;
    goal.id = goal.title = table.requiredId("id", taken);
    goal.set = readSettings(table, lesson);
    goal.when = requiredExpression(table, "when", lesson);
    const auto moves = table.number("moves", 0);
    if (moves < 0 || moves > mostMoves)
        table.fail("moves", "“moves” must be from 1 to 1000; leave it out for any number");
    goal.moves = static_cast<int>(moves);
    readSolution(table, goal);
    table.rejectUnknown();
    lesson.goals.push_back(std::move(goal));
}

} // namespace

void readGoals(Table& root, Lesson& lesson)
{
    std::set<std::string> taken;
    for (auto& table : root.tables("goal"))
        readGoal(table, lesson, taken);
}

void readGoalWords(Table root, Lesson& lesson)
{
    for (Goal& goal : lesson.goals) {
        if (!root.has(goal.id))
            root.fail(goal.id, "the goal " + inQuotes(goal.id) + " has no words");
        Table words = root.table(goal.id);
        goal.title = words.text("title", goal.id);
        goal.hint = words.text("hint");
        words.rejectUnknown();
    }
    root.rejectUnknown();
}

} // namespace crosstalk::lesson
