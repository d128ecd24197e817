#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace crosstalk::cli {

/// One call of the compiler, its name first.
using Command = std::vector<std::string>;

/// What a program with taps is compiled with.
struct Toolchain
{
    Command compiler;               ///< {"g++"}, {"ccache", "g++"}
    std::vector<std::string> flags; ///< for compiling only, one list with the lessons' programs
    std::filesystem::path kit;      ///< folder of crosstalk/kit.h
    std::filesystem::path tap;      ///< libcrosstalk-tap.so
};

/// The calls that do with taps what `arguments` ask of a compiler. The flags are for compiling
/// alone: they hold -fsanitize=thread, whose callbacks the tap supplies, and a linker that sees it
/// brings the real ThreadSanitizer instead. So compiling and linking at one go becomes one call a
/// source, into objects in `scratch`, and one that links them. An Error where taps cannot work.
Result<std::vector<Command>> planCompilation(const std::vector<std::string>& arguments,
                                             const Toolchain& toolchain,
                                             const std::filesystem::path& scratch);

} // namespace crosstalk::cli
