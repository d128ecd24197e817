#include "engine/measure/program.h"

#include "engine/base/uniquefd.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

namespace crosstalk::measure {

namespace {

using Clock = std::chrono::steady_clock;

/// Texts as exec wants them; refers to `texts`.
std::vector<char*> pointersTo(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (std::string& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

std::vector<std::string> environmentOf(const Command& command)
{
    std::vector<std::string> all = command.environment;
    for (char** entry = environ; *entry != nullptr; ++entry)
        all.emplace_back(*entry);
    return all;
}

/// In the child, between fork and exec: nothing that may allocate.
[[noreturn]] void become(const char* program, char** arguments, char** environment, int out,
                         bool traced)
{
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::dup2(out, STDOUT_FILENO);
    if (traced)
        ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
    ::execve(program, arguments, environment);
    ::_exit(127);
}

/// A started program; whatever is left of its group ends with this.
class Group
{
public:
    explicit Group(int leader) : m_leader(leader) {}
    Group(const Group&) = delete;
    Group& operator=(const Group&) = delete;
    ~Group()
    {
        ::kill(-m_leader, SIGKILL);
        if (!m_reaped)
            ::waitpid(m_leader, nullptr, 0);
    }

    int wait()
    {
        int status = 0;
        m_reaped = ::waitpid(m_leader, &status, 0) == m_leader;
        return status;
    }

private:
    int m_leader;
    bool m_reaped = false;
};

/// Everything until its end; false when time was up or it was cancelled.
bool readAll(int fd, std::string& into, double seconds, const Cancelled& cancelled)
{
    const auto end = Clock::now() + std::chrono::duration<double>(seconds);
    char block[512];
    while (!cancelled && Clock::now() < end) {
        pollfd ready{fd, POLLIN, 0};
        if (::poll(&ready, 1, 50) <= 0)
            continue; // only to look whether it was cancelled
        const ssize_t n = ::read(fd, block, sizeof block);
        if (n <= 0)
            return true;
        into.append(block, std::size_t(n));
    }
    return false;
}

} // namespace

int start(const Command& command, int out, bool traced)
{
    std::vector<std::string> arguments{command.program.string()};
    arguments.insert(arguments.end(), command.arguments.begin(), command.arguments.end());
    auto environment = environmentOf(command);
    const auto argv = pointersTo(arguments);
    const auto envp = pointersTo(environment);
    const int child = ::fork();
    if (child == 0)
        become(argv[0], const_cast<char**>(argv.data()), const_cast<char**>(envp.data()), out,
               traced);
    if (child > 0)
        ::setpgid(child, child); // whoever comes first: kill() must find the group
    return child;
}

Result<std::string> run(const Command& command, double seconds, const Cancelled& cancelled)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) == -1)
        return systemError("measure with", command.program.string());
    UniqueFd in(ends[0]), out(ends[1]);
    const int child = start(command, out.get(), false);
    if (child == -1)
        return systemError("start", command.program.string());
    Group group(child);
    out.reset();
    std::string said;
    if (!readAll(in.get(), said, seconds, cancelled))
        return Error{"measure with", command.program.string(), cancelled ? ECANCELED : ETIMEDOUT,
                     {}};
    const int status = group.wait();
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return Error{"measure with", command.program.string(), 0,
                     "It ended with status " + std::to_string(status) + "."};
    return {boost::system::in_place_value, said};
}

} // namespace crosstalk::measure
