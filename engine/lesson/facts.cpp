#include "engine/lesson/facts.h"

#include <algorithm>

namespace crosstalk::lesson {

std::string factName(const std::string& id)
{
    std::string name = id;
    std::ranges::replace_if(
        name, [](char c) { return c == '-' || c == '.'; }, '_');
    return name;
}

std::map<std::string, double> constants(const Lesson& lesson)
{
    std::map<std::string, double> values;
    for (const auto& choice : lesson.choices)
        for (std::size_t i = 0; i < choice.options.size(); ++i)
            values[factName(choice.options[i].id)] = static_cast<double>(i);
    return values;
}

std::vector<std::string> factNames(const Lesson& lesson)
{
    std::vector<std::string> names{"races", "deadlocks", "events", "processes", "finished"};
    for (const auto& variable : lesson.variables)
        for (const char* prefix : {"", "expected_", "lost_", "loads_", "stores_", "lost_updates_"})
            names.push_back(prefix + factName(variable.name));
    for (const std::string& channel : channelIds(lesson))
        for (const char* prefix :
             {"written_", "read_", "fill_", "peak_", "capacity_", "sent_", "received_", "queued_",
              "made_", "executed_", "returned_", "failed_"})
            names.push_back(prefix + factName(channel));
    for (const auto& parameter : lesson.parameters)
        names.push_back(factName(parameter.name));
    for (const auto& choice : lesson.choices)
        names.push_back(factName(choice.name));
    for (const auto& [name, value] : constants(lesson))
        names.push_back(name);
    return names;
}

bool isFact(const Lesson& lesson, const std::string& name)
{
    for (const std::string prefix : {"calls_", "errors_", "sleeps_"})
        if (name.starts_with(prefix) && name.size() > prefix.size())
            return true;
    const auto names = factNames(lesson);
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace crosstalk::lesson
