#include "app/cli/compilecommand.h"

#include "engine/build/compileplan.h"
#include "engine/build/compiler.h"
#include "engine/build/scratch.h"
#include "engine/session/run.h"

#include <cstdio>

namespace crosstalk::cli {
namespace {

Result<build::Toolchain> toolchainFor(build::Language language)
{
    const auto installation = session::Installation::locate();
    if (!installation)
        return installation.error();
    return build::findToolchain(language, installation->kit, installation->tap);
}

Result<int> compile(const CompileRequest& request)
{
    const auto toolchain = toolchainFor(request.cxx ? build::Language::Cxx : build::Language::C);
    if (!toolchain)
        return toolchain.error();
    const auto scratch = build::Scratch::make();
    if (!scratch)
        return scratch.error();
    const auto commands = build::planCompilation(request.arguments, *toolchain, scratch->path());
    if (!commands)
        return commands.error();
    for (const build::Command& command : *commands) {
        auto status = build::runCompiler(command);
        if (!status || *status != 0)
            return status;
    }
    return Ran;
}

} // namespace

int runCompiler(const CompileRequest& request)
{
    const auto status = compile(request);
    if (status)
        return *status;
    std::fprintf(stderr, "crosstalk: %s\n", status.error().sentence().c_str());
    return Failed;
}

} // namespace crosstalk::cli
