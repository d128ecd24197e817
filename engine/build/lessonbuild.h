#pragma once

#include "engine/build/compiler.h"
#include "engine/build/content.h"
#include "engine/lesson/lesson.h"

#include <filesystem>
#include <string>
#include <vector>

namespace crosstalk::build {

/// How the programs of a lesson that is not built in are made: everything decided, nothing done.
struct LessonBuild
{
    Content content;                ///< what is compiled: a copy, whatever the folder holds later
    std::vector<Command> commands;  ///< the calls of the compiler, in order
    std::vector<std::string> runs;  ///< what a run then starts: "adder 1 2", one a process
    std::filesystem::path sources;  ///< where the copy goes
    std::filesystem::path programs; ///< where <lesson>/<program> comes to lie
};

/// `cache`: a folder of the user's own, for everything that is built. Every .cpp of the lesson
/// becomes a program of its own, as those of the lessons that are built in.
Result<LessonBuild> planBuild(const lesson::Lesson& lesson, const Toolchain& toolchain,
                              const std::filesystem::path& cache);

/// Whether it was built before, of the same sources, by the same commands, with this tap.
bool isBuilt(const LessonBuild& build);

/// Compiles, one program after the other, and stops at the first call that fails: its messages,
/// with paths of the lesson's files as their names alone. Blocks for seconds.
Result<Compiled> make(const LessonBuild& build);

/// What somebody has to see before agreeing: the commands and what they run, for people.
std::string disclosure(const LessonBuild& build);

} // namespace crosstalk::build
