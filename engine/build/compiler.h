#pragma once

#include "engine/build/toolchain.h"

#include <string>

namespace crosstalk::build {

/// Runs one call of the compiler to its end, with this process's standard streams; its exit status
/// as a shell would give it. An Error where there is no such compiler.
Result<int> runCompiler(const Command& command);

/// What a call of the compiler that nobody watches came to.
struct Compiled
{
    int status = 0;
    std::string messages; ///< what it wrote, warnings too; at most 1 MiB of it
};

/// The same with no input, and what it writes kept. Blocks until the compiler has ended.
Result<Compiled> runCompilerQuietly(const Command& command);

} // namespace crosstalk::build
