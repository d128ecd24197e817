#include "app/cli/compilecommand.h"

#include "app/cli/compileplan.h"
#include "engine/session/run.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace crosstalk::cli {
namespace {

/// A folder of its own for objects, removed with everything in it.
class Scratch
{
public:
    static Result<Scratch> make()
    {
        std::error_code none;
        std::string path =
            (std::filesystem::temp_directory_path(none) / "crosstalk-XXXXXX").string();
        if (::mkdtemp(path.data()) == nullptr)
            return systemError("make a folder for objects,", path, "Is the disk full?");
        return Scratch(path);
    }

    Scratch(Scratch&& other) noexcept : m_path(std::exchange(other.m_path, {})) {}
    Scratch& operator=(Scratch&&) = delete;
    ~Scratch()
    {
        std::error_code none;
        if (!m_path.empty())
            std::filesystem::remove_all(m_path, none);
    }

    const std::filesystem::path& path() const { return m_path; }

private:
    explicit Scratch(std::filesystem::path path) : m_path(std::move(path)) {}
    std::filesystem::path m_path;
};

std::vector<std::string> wordsOf(std::istream& stream)
{
    std::vector<std::string> out;
    for (std::string word; stream >> word;)
        out.push_back(word);
    return out;
}

Command compilerFor(bool cxx)
{
    const char* chosen = std::getenv(cxx ? "CXX" : "CC");
    std::istringstream words(chosen != nullptr ? chosen : "");
    Command out = wordsOf(words);
    return out.empty() ? Command{cxx ? "g++" : "gcc"} : out;
}

Result<Toolchain> toolchainFor(bool cxx)
{
    const auto installation = session::Installation::locate();
    if (!installation)
        return installation.error();
    const auto flags = installation->kit / "flags.txt";
    std::ifstream file(flags);
    if (!file)
        return systemError("read the compiler's flags in", flags.string());
    return Toolchain{compilerFor(cxx), wordsOf(file), installation->kit, installation->tap};
}

Error noCompiler(const std::string& name, bool cxx, int errnum)
{
    return {"run the compiler", name, errnum,
            cxx ? "Install one (Debian: apt install g++), or name yours in the variable CXX."
                : "Install one (Debian: apt install gcc), or name yours in the variable CC."};
}

/// Runs it to its end; its exit status as a shell would give it.
Result<int> run(const Command& command, bool cxx)
{
    std::vector<char*> words;
    for (const std::string& word : command)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    pid_t child = 0;
    if (const int error = ::posix_spawnp(&child, words[0], nullptr, nullptr, words.data(), environ))
        return noCompiler(command.front(), cxx, error);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return systemError("wait for the compiler", command.front());
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Result<int> compile(const CompileRequest& request)
{
    const auto toolchain = toolchainFor(request.cxx);
    if (!toolchain)
        return toolchain.error();
    const auto scratch = Scratch::make();
    if (!scratch)
        return scratch.error();
    const auto commands = planCompilation(request.arguments, *toolchain, scratch->path());
    if (!commands)
        return commands.error();
    for (const Command& command : *commands) {
        auto status = run(command, request.cxx);
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
