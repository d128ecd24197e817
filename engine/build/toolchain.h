#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace crosstalk::build {

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

/// The languages that programs with taps are written in.
enum class Language
{
    C,
    Cxx
};

/// The compiler that CXX or CC names, else g++ or gcc, with the flags that lie in `kit`.
Result<Toolchain> findToolchain(Language language, const std::filesystem::path& kit,
                                const std::filesystem::path& tap);

} // namespace crosstalk::build
