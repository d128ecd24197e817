#pragma once

#include "engine/build/toolchain.h"

#include <filesystem>
#include <string>
#include <vector>

namespace crosstalk::build {

/// The calls that do with taps what `arguments` ask of a compiler. The flags are for compiling
/// alone: they hold -fsanitize=thread, whose callbacks the tap supplies, and a linker that sees it
/// brings the real ThreadSanitizer instead. So compiling and linking at one go becomes one call a
/// source, into objects in `scratch`, and one that links them. An Error where taps cannot work.
Result<std::vector<Command>> planCompilation(const std::vector<std::string>& arguments,
                                             const Toolchain& toolchain,
                                             const std::filesystem::path& scratch);

} // namespace crosstalk::build
