#include "app/bench/programs.h"

#include "engine/base/uniquefd.h"

#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <sstream>
#include <sys/personality.h>
#include <sys/wait.h>
#include <unistd.h>

namespace crosstalk::bench {

namespace {

/// Address randomization off for what is started meanwhile.
class FixedAddresses
{
public:
    explicit FixedAddresses(bool on) : m_before(::personality(0xffffffff))
    {
        if (on)
            ::personality(static_cast<unsigned long>(m_before) | ADDR_NO_RANDOMIZE);
    }
    ~FixedAddresses() { ::personality(static_cast<unsigned long>(m_before)); }
    FixedAddresses(const FixedAddresses&) = delete;
    FixedAddresses& operator=(const FixedAddresses&) = delete;

private:
    int m_before;
};

std::vector<char*> pointers(std::vector<std::string>& strings)
{
    std::vector<char*> out;
    out.reserve(strings.size() + 1);
    for (std::string& string : strings)
        out.push_back(string.data());
    out.push_back(nullptr);
    return out;
}

std::vector<std::string> environmentOf(const Command& command)
{
    std::vector<std::string> all;
    for (char** entry = environ; *entry != nullptr; ++entry)
        all.emplace_back(*entry);
    for (const auto& variable : command.environment) {
        const std::string start = variable.first + '=';
        std::erase_if(all, [&](const std::string& entry) { return entry.starts_with(start); });
        all.push_back(start + variable.second);
    }
    return all;
}

Result<pid_t> start(const Command& command, int output)
{
    std::vector<std::string> arguments = command.arguments;
    arguments.insert(arguments.begin(), command.program.string());
    std::vector<std::string> environment = environmentOf(command);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    if (command.inherit >= 0) // onto itself: takes FD_CLOEXEC away
        ::posix_spawn_file_actions_adddup2(&actions, command.inherit, command.inherit);
    pid_t pid = -1;
    const FixedAddresses fixed(command.fixedAddresses);
    const int failed = ::posix_spawnp(&pid, command.program.c_str(), &actions, nullptr,
                                      pointers(arguments).data(), pointers(environment).data());
    ::posix_spawn_file_actions_destroy(&actions);
    if (failed != 0)
        return Error{"start", command.program.string(), failed, {}};
    return pid;
}

std::string readAll(int fd)
{
    std::string text;
    char buffer[4096];
    for (ssize_t got; (got = ::read(fd, buffer, sizeof buffer)) > 0;)
        text.append(buffer, std::size_t(got));
    return text;
}

} // namespace

Result<std::filesystem::path> findProgram(const std::string& name)
{
    std::error_code error;
    const auto executable = std::filesystem::read_symlink("/proc/self/exe", error);
    const auto path =
        executable.parent_path().parent_path() / "libexec" / "crosstalk" / "bench" / name;
    if (error || !std::filesystem::exists(path, error))
        return Error{"find the bench's program", path.string(), ENOENT,
                     "This build or package does not have it."};
    return {boost::system::in_place_value, path};
}

Result<std::string> run(const Command& command)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return systemError("make a pipe to", command.program.string());
    const UniqueFd output(ends[0]);
    UniqueFd input(ends[1]);
    const auto pid = start(command, input.get());
    if (!pid)
        return pid.error();
    input.reset();
    std::string text = readAll(output.get());
    int status = 0;
    ::waitpid(*pid, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return Error{"run", command.program.string(), 0,
                     "It ended with wait status " + std::to_string(status) + "."};
    return {boost::system::in_place_value, std::move(text)};
}

Result<std::vector<double>> runForNumbers(const Command& command, std::size_t count)
{
    const auto text = run(command);
    if (!text)
        return text.error();
    std::istringstream stream(*text);
    std::vector<double> numbers;
    for (double number; stream >> number;)
        numbers.push_back(number);
    if (numbers.size() < count)
        return Error{"understand", command.program.string(), 0, "It printed: " + *text};
    return numbers;
}

} // namespace crosstalk::bench
