#include "engine/build/compiler.h"

#include "engine/base/uniquefd.h"

#include <array>
#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

namespace crosstalk::build {
namespace {

constexpr std::size_t mostMessages = 1024 * 1024;

/// The standard streams that a child is given: as ours are, or what is put into it.
class Streams
{
public:
    Streams() { ::posix_spawn_file_actions_init(&m_actions); }
    Streams(const Streams&) = delete;
    Streams& operator=(const Streams&) = delete;
    ~Streams() { ::posix_spawn_file_actions_destroy(&m_actions); }

    void nothingIn()
    {
        ::posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    }
    void put(int from, int to) { ::posix_spawn_file_actions_adddup2(&m_actions, from, to); }
    const posix_spawn_file_actions_t* actions() const { return &m_actions; }

private:
    posix_spawn_file_actions_t m_actions{};
};

Error noCompiler(const std::string& name, int errnum)
{
    return {
        "run the compiler", name, errnum,
        "Install one (Debian: apt install g++), or name yours in the variable CXX (for C: CC)."};
}

Result<int> run(const Command& command, const Streams& streams)
{
    std::vector<char*> words;
    for (const std::string& word : command)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    pid_t child = 0;
    if (const int error =
            ::posix_spawnp(&child, words[0], streams.actions(), nullptr, words.data(), environ))
        return noCompiler(command.front(), error);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return systemError("wait for the compiler", command.front());
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// From its beginning: the first mistakes are the ones that count.
std::string contents(int file)
{
    std::string out;
    std::array<char, 4096> block{};
    while (out.size() < mostMessages) {
        const ssize_t got = ::pread(file, block.data(), block.size(), off_t(out.size()));
        if (got <= 0)
            break;
        out.append(block.data(), std::size_t(got));
    }
    return out;
}

} // namespace

Result<int> runCompiler(const Command& command)
{
    return run(command, Streams());
}

Result<Compiled> runCompilerQuietly(const Command& command)
{
    // A file and no pipe: nobody has to read while the compiler runs.
    const UniqueFd file(::memfd_create("messages", MFD_CLOEXEC));
    if (!file)
        return systemError("make room for the compiler's messages,", command.front());
    Streams streams;
    streams.nothingIn();
    streams.put(file.get(), STDOUT_FILENO);
    streams.put(file.get(), STDERR_FILENO);
    const auto status = run(command, streams);
    if (!status)
        return status.error();
    return Compiled{*status, contents(file.get())};
}

} // namespace crosstalk::build
