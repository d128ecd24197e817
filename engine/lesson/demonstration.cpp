#include "engine/lesson/demonstration.h"

#include "engine/lesson/structure.h"

namespace crosstalk::lesson {

namespace {

Demonstration::Part readPart(Table& table, const Lesson& lesson)
{
    Demonstration::Part part;
    part.set = readSettings(table, lesson);
    for (const std::string& text : table.texts("actions")) {
        auto action = parseAction(lesson, text);
        if (action)
            part.actions.push_back(std::move(*action));
        else
            table.fail("actions", action.error().sentence());
    }
    if (part.actions.empty())
        table.fail("actions", "it wants “actions”, in order");
    part.shows = requiredExpression(table, "shows", lesson);
    return part;
}

std::optional<Demonstration::Part> readWay(Table& demonstration, const std::string& key,
                                           const Lesson& lesson)
{
    const bool has = demonstration.has(key);
    Table table = demonstration.table(key);
    if (!has)
        return {};
    auto part = readPart(table, lesson);
    table.rejectUnknown();
    return part;
}

} // namespace

Demonstration readDemonstration(Table& table, const Lesson& lesson)
{
    Demonstration demonstration;
    demonstration.moment = readPart(table, lesson);
    demonstration.wrong = readWay(table, "wrong", lesson);
    demonstration.right = readWay(table, "right", lesson);
    table.rejectUnknown();
    return demonstration;
}

void readDemonstrationWords(Table words, Demonstration& demonstration)
{
    demonstration.moment.words = words.requiredText("moment");
    if (demonstration.wrong)
        demonstration.wrong->words = words.requiredText("wrong");
    if (demonstration.right)
        demonstration.right->words = words.requiredText("right");
    words.rejectUnknown();
}

} // namespace crosstalk::lesson
