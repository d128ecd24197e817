#include "engine/session/plan.h"

#include "engine/lesson/action.h"
#include "engine/process/leftovers.h"

#include <filesystem>

namespace crosstalk::session {

namespace {

Result<std::map<std::string, std::int64_t>> settingsOf(const lesson::Lesson& lesson,
                                                       const RunOptions& options)
{
    std::map<std::string, std::int64_t> settings;
    for (const auto& choice : lesson.choices)
        settings[choice.name] = choice.initial;
    for (const auto& parameter : lesson.parameters)
        settings[parameter.name] = parameter.initial;
    for (const auto& [name, text] : options.set) {
        auto value = lesson::settingValue(lesson, name, text);
        if (!value)
            return value.error();
        settings[name] = *value;
    }
    return settings;
}

int copiesOf(const lesson::Lesson& lesson, const lesson::Program& program,
             const std::map<std::string, std::int64_t>& settings)
{
    for (const auto& parameter : lesson.parameters)
        if (parameter.kind == lesson::ParameterKind::Processes &&
            (parameter.target.empty() || parameter.target == program.name))
            return int(settings.at(parameter.name));
    return program.count;
}

/// "{segment:account}" becomes the name of this run's segment.
std::string expand(const std::string& argument, int run)
{
    constexpr std::string_view opening = "{segment:";
    if (argument.compare(0, opening.size(), opening) != 0 || argument.back() != '}')
        return argument;
    return process::segmentName(
        run, argument.substr(opening.size(), argument.size() - opening.size() - 1));
}

process::Spawn spawnOf(const lesson::Lesson& lesson, const lesson::Program& program, int run)
{
    process::Spawn spawn;
    for (const std::string& argument : program.arguments)
        spawn.arguments.push_back(expand(argument, run));
    for (const auto& join : lesson.joins) {
        if (join.from == program.name)
            spawn.out = join.id;
        if (join.to == program.name)
            spawn.in = join.id;
    }
    return spawn;
}

std::vector<process::JoinRequest> joinsOf(const lesson::Lesson& lesson,
                                          const std::map<std::string, std::int64_t>& settings)
{
    std::vector<process::JoinRequest> joins;
    for (const auto& join : lesson.joins) {
        joins.push_back({join.id, 0});
        for (const auto& parameter : lesson.parameters)
            if (parameter.kind == lesson::ParameterKind::PipeSize && parameter.target == join.id)
                joins.back().bytes = int(settings.at(parameter.name));
    }
    return joins;
}

} // namespace

Result<Plan> makePlan(const lesson::Lesson& lesson, const RunOptions& options,
                      const Installation& installation, int run)
{
    auto settings = settingsOf(lesson, options);
    if (!settings)
        return settings.error();
    Plan plan;
    plan.settings = *settings;
    plan.joins = joinsOf(lesson, plan.settings);
    for (const auto& program : lesson.programs) {
        const std::string path = installation.programs / lesson.id / program.name;
        if (!std::filesystem::exists(path))
            return Error{"run", path, ENOENT,
                         "Build the lesson's programs first: ./bootstrap build"};
        for (int i = 0; i < copiesOf(lesson, program, plan.settings); ++i) {
            const int ordinal = int(plan.processes.size());
            plan.processes.push_back({"P" + std::to_string(ordinal + 1), program.name, path});
            process::Spawn spawn = spawnOf(lesson, program, run);
            spawn.ordinal = ordinal;
            spawn.path = path;
            plan.spawns.push_back(std::move(spawn));
        }
    }
    return plan;
}

} // namespace crosstalk::session
