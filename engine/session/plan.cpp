#include "engine/session/plan.h"

#include "engine/lesson/action.h"
#include "engine/process/leftovers.h"
#include "engine/syscalls/launch.h"

#include <atomic>
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

/// "{segment:account}" becomes this run's own name for it, "{program:filter}" the path of a program
/// of the lesson.
std::string expand(const std::string& argument, const std::filesystem::path& programs, int run)
{
    const std::size_t colon = argument.find(':');
    if (argument.empty() || argument.front() != '{' || argument.back() != '}' ||
        colon == std::string::npos)
        return argument;
    const std::string sort = argument.substr(1, colon - 1);
    const std::string id = argument.substr(colon + 1, argument.size() - colon - 2);
    if (sort == "program")
        return (programs / id).string();
    const std::string name = process::ownName(sort, run, id);
    if (sort == "queue")
        process::rememberQueue(name);
    return name;
}

process::Spawn spawnOf(const lesson::Lesson& lesson, const lesson::Program& program,
                       const std::filesystem::path& programs, int run)
{
    process::Spawn spawn;
    for (const std::string& argument : program.arguments)
        spawn.arguments.push_back(expand(argument, programs, run));
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

/// Why a program that should be there is not: a lesson with a .proto is left out where gRPC is.
Error missing(const lesson::Lesson& lesson, const std::string& path,
              const Installation& installation)
{
    std::error_code none;
    const bool generated =
        std::filesystem::exists(installation.programs / ("lesson-" + lesson.id + "-proto"), none);
    for (const auto& file :
         std::filesystem::directory_iterator(installation.lessons / lesson.id, none))
        if (file.path().extension() == ".proto" && !generated)
            return {"run the lesson", lesson.id, 0,
                    "This build has no lessons on remote calls: gRPC was not found when it was "
                    "made. On Debian: apt-get install libgrpc++-dev libprotobuf-dev "
                    "protobuf-compiler protobuf-compiler-grpc, then build again."};
    return {"run", path, ENOENT, "Build the lesson's programs first: ./bootstrap build"};
}

} // namespace

int nextRunNumber()
{
    static std::atomic<int> number{0};
    return ++number;
}

Result<Plan> commandPlan(const std::vector<std::string>& command)
{
    Plan plan;
    plan.processes.push_back({"P1", syscalls::commandText(command), command.front()});
    return plan;
}

Result<Plan> makePlan(const lesson::Lesson& lesson, const RunOptions& options,
                      const Installation& installation, int run)
{
    if (!lesson::watchedCommand(lesson).empty())
        return Error{"decide who goes next in", lesson.id, 0,
                     "Its programs are watched as they are, from outside: there are no schedules of "
                     "them to explore, and nothing to leave out."};
    auto settings = settingsOf(lesson, options);
    if (!settings)
        return settings.error();
    Plan plan;
    plan.settings = *settings;
    plan.joins = joinsOf(lesson, plan.settings);
    for (const auto& program : lesson.programs) {
        const std::filesystem::path programs =
            (options.programs.empty() ? installation.programs : options.programs) / lesson.id;
        const std::string path = programs / program.name;
        if (!std::filesystem::exists(path))
            return missing(lesson, path, installation);
        plan.executables.push_back(path);
        for (int i = 0; i < copiesOf(lesson, program, plan.settings); ++i) {
            const int ordinal = int(plan.processes.size());
            plan.processes.push_back({"P" + std::to_string(ordinal + 1), program.name, path});
            process::Spawn spawn = spawnOf(lesson, program, programs, run);
            spawn.ordinal = ordinal;
            spawn.path = path;
            plan.spawns.push_back(std::move(spawn));
        }
    }
    return plan;
}

} // namespace crosstalk::session
