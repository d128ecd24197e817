#include "engine/build/lessonbuild.h"

#include "engine/build/compileplan.h"

#include <algorithm>
#include <fstream>
#include <string_view>

namespace crosstalk::build {
namespace {

namespace fs = std::filesystem;

constexpr const char* builtMark = "built"; // the last thing written: a build cut short has none

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const std::string& word : words)
        out += (out.empty() ? "" : " ") + word;
    return out;
}

/// A word as a shell would need it, so that a line that is shown is the line that is run.
std::string quoted(const std::string& word)
{
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                       "0123456789_-+=./,:@%";
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos)
        return word;
    std::string out = "'";
    for (const char c : word)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

/// An upgrade brings another tap: what was linked with the one before is built again.
std::string stampOf(const fs::path& file)
{
    std::error_code none;
    return std::to_string(fs::last_write_time(file, none).time_since_epoch().count());
}

/// Differs as soon as the programs could come out differently.
std::string keyOf(const Content& content, const Toolchain& toolchain)
{
    return sha256(content.hash() + joined(toolchain.compiler) + joined(toolchain.flags) +
                  toolchain.kit.string() + toolchain.tap.string() + stampOf(toolchain.tap));
}

std::vector<std::string> programSources(const Content& content)
{
    std::vector<std::string> out;
    for (const auto& [name, bytes] : content.files)
        if (name.ends_with(".cpp"))
            out.push_back(name);
    return out;
}

std::vector<std::string> runsOf(const lesson::Lesson& lesson)
{
    std::vector<std::string> out;
    for (const auto& program : lesson.programs) {
        std::vector<std::string> words = program.command;
        if (words.empty())
            words.push_back(program.name);
        words.insert(words.end(), program.arguments.begin(), program.arguments.end());
        out.insert(out.end(), std::size_t(program.count), joined(words));
    }
    return out;
}

Result<void> write(const fs::path& file, const std::string& bytes)
{
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << bytes;
    out.flush();
    if (!out)
        return systemError("write", file.string(), "Is the disk full?");
    return {};
}

fs::path programFor(const LessonBuild& build, const std::string& source)
{
    return build.programs / build.sources.filename() / fs::path(source).stem();
}

fs::path objectsFor(const fs::path& program)
{
    return program.string() + ".objects";
}

Result<void> layOut(const LessonBuild& build)
{
    std::error_code error;
    fs::create_directories(build.sources, error);
    for (const std::string& source : programSources(build.content))
        if (!error)
            fs::create_directories(objectsFor(programFor(build, source)), error);
    if (error)
        return Error{"make a folder for", build.programs.string(), error.value(), {}};
    for (const auto& [name, bytes] : build.content.files)
        if (auto written = write(build.sources / name, bytes); !written)
            return written;
    return {};
}

Result<std::vector<Command>> commandsFor(const LessonBuild& build, const Toolchain& toolchain)
{
    std::vector<Command> out;
    for (const std::string& source : programSources(build.content)) {
        const fs::path program = programFor(build, source);
        auto commands = planCompilation(
            {"-std=c++20", "-Wall", "-Wextra", (build.sources / source).string(), "-o",
             program.string()},
            toolchain, objectsFor(program));
        if (!commands)
            return commands.error();
        out.insert(out.end(), commands->begin(), commands->end());
    }
    return out;
}

bool callsRemotely(const Content& content)
{
    return std::ranges::any_of(content.files,
                               [](const auto& file) { return file.first.ends_with(".proto"); });
}

/// The lesson's author knows the files by name; where the copy lies says nothing.
std::string withoutFolder(std::string text, const fs::path& folder)
{
    const std::string prefix = folder.string() + "/";
    for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at))
        text.erase(at, prefix.size());
    return text;
}

} // namespace

Result<LessonBuild> planBuild(const lesson::Lesson& lesson, const Toolchain& toolchain,
                              const fs::path& cache)
{
    auto content = readContent(lesson.folder);
    if (!content)
        return content.error();
    if (callsRemotely(*content))
        return Error{"build the lesson", lesson.id, 0,
                     "It has a .proto: lessons on remote calls are built with Crosstalk itself, in "
                     "its folder of lessons."};
    LessonBuild build;
    build.content = std::move(*content);
    build.programs = cache / keyOf(build.content, toolchain);
    build.sources = build.programs / "sources" / lesson.id;
    auto commands = commandsFor(build, toolchain);
    if (!commands)
        return commands.error();
    build.commands = std::move(*commands);
    build.runs = runsOf(lesson);
    return build;
}

bool isBuilt(const LessonBuild& build)
{
    std::error_code none;
    return fs::exists(build.programs / builtMark, none);
}

Result<Compiled> make(const LessonBuild& build)
{
    if (auto laid = layOut(build); !laid)
        return laid.error();
    Compiled all;
    for (const Command& command : build.commands) {
        auto one = runCompilerQuietly(command);
        if (!one)
            return one.error();
        all.status = one->status;
        all.messages += withoutFolder(std::move(one->messages), build.sources);
        if (all.status != 0)
            return all;
    }
    if (auto marked = write(build.programs / builtMark, ""); !marked)
        return marked.error();
    return all;
}

std::string disclosure(const LessonBuild& build)
{
    std::string out = "To build it, these commands run:\n";
    for (const Command& command : build.commands) {
        std::vector<std::string> words;
        std::ranges::transform(command, std::back_inserter(words), quoted);
        out += "  " + joined(words) + "\n";
    }
    out += "Every run of it then starts, as you:\n";
    for (const std::string& run : build.runs)
        out += "  " + run + "\n";
    return out;
}

} // namespace crosstalk::build
