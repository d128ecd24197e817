#include "engine/syscalls/launch.h"

#include "engine/base/uniquefd.h"
#include "engine/syscalls/filter.h"
#include "engine/tap/control.h"
#include "engine/tap/program.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <string_view>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

namespace crosstalk::syscalls {

namespace {

constexpr std::size_t longestText = 56;

/// What did not work in the child, and why.
struct Failure
{
    enum What : int
    {
        Folder,
        Filter,
        Exec
    };
    int what;
    int error;
};

struct Pipe
{
    UniqueFd reader;
    UniqueFd writer;

    bool open()
    {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0)
            return false;
        reader.reset(ends[0]);
        writer.reset(ends[1]);
        return true;
    }
};

/// Between fork and exec: other threads may have held any lock when we forked.
[[noreturn]] void becomeCommand(const Command& command, char* const* arguments,
                                char* const* environment,
                                const std::vector<sock_filter>& filter, int go, int failures)
{
    char byte;
    if (::read(go, &byte, 1) != 1)
        ::_exit(127); // the tracer could not become one
    if (command.outputToErrors)
        ::dup2(STDERR_FILENO, STDOUT_FILENO);
    Failure failure{Failure::Folder, 0};
    if (!command.folder.empty() && ::chdir(command.folder.c_str()) != 0)
        failure.error = errno;
    else
        failure = {Failure::Filter, installFilter(filter)};
    if (failure.error == 0) {
        ::execvpe(arguments[0], arguments, environment);
        failure = {Failure::Exec, errno};
    }
    [[maybe_unused]] const auto written = ::write(failures, &failure, sizeof failure);
    ::_exit(127);
}

pid_t tracerOf(pid_t pid)
{
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("TracerPid:"))
            return pid_t(std::stol(line.substr(10)));
    return 0;
}

Error cannotTrace(pid_t pid, int error)
{
    const std::string watched = "the command";
    if (const pid_t other = tracerOf(pid); other != 0)
        return {"watch", watched, 0,
                "Process " + std::to_string(other) +
                    " is tracing it (a debugger or strace?), and Linux allows one tracer only. "
                    "Lessons work all the same."};
    return {"watch", watched, error,
            "This system lets no process trace another (ptrace). In a container, start it with "
            "--cap-add SYS_PTRACE; else look at /proc/sys/kernel/yama/ptrace_scope. Lessons work "
            "all the same."};
}

Error failedIn(const Failure& failure, const Command& command)
{
    if (failure.what == Failure::Exec)
        return {"run", command.arguments.front(), failure.error, {}};
    if (failure.what == Failure::Folder)
        return {"go to", command.folder, failure.error, {}};
    return {"watch", "the command", failure.error,
            "This system does not let a process choose which system calls to be stopped at "
            "(seccomp). Lessons work all the same."};
}

/// Until its program is loaded: the calls that lead there are ours.
Result<void> untilLoaded(pid_t pid, const Command& command, int failures)
{
    for (int status = 0;;) {
        const pid_t got = ::waitpid(pid, &status, __WALL | __WNOTHREAD);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return systemError("wait for", command.arguments.front());
        if (WIFEXITED(status) || WIFSIGNALED(status)) {
            Failure failure{Failure::Exec, ESRCH};
            [[maybe_unused]] const auto got = ::read(failures, &failure, sizeof failure);
            return failedIn(failure, command);
        }
        if (status >> 16 == PTRACE_EVENT_EXEC)
            return {};
        const bool isSignal = status >> 16 == 0;
        ::ptrace(PTRACE_CONT, pid, nullptr, isSignal ? long(WSTOPSIG(status)) : 0L);
    }
}

/// The file that a command's name means, as execvp looks for it.
std::string programOf(const std::string& name)
{
    if (name.find('/') != std::string::npos)
        return name;
    const char* path = std::getenv("PATH");
    std::istringstream folders(path != nullptr ? path : "/bin:/usr/bin");
    for (std::string folder; std::getline(folders, folder, ':');)
        if (const std::string file = (folder.empty() ? "." : folder) + "/" + name;
            ::access(file.c_str(), X_OK) == 0)
            return file;
    return name;
}

std::vector<char*> pointersTo(const std::vector<std::string>& strings)
{
    std::vector<char*> pointers;
    for (const std::string& one : strings)
        pointers.push_back(const_cast<char*>(one.c_str()));
    pointers.push_back(nullptr);
    return pointers;
}

/// Ours, with the way to the control region for a program with the tap.
std::vector<std::string> environmentFor(const std::string& controlPath, bool tapped)
{
    const std::string variable = std::string(tap::controlVariable) + "=";
    std::vector<std::string> all;
    for (char** one = environ; one != nullptr && *one != nullptr; ++one)
        if (!tapped || !std::string_view(*one).starts_with(variable))
            all.emplace_back(*one);
    if (tapped)
        all.push_back(variable + controlPath);
    return all;
}

} // namespace

std::string commandText(const std::vector<std::string>& arguments)
{
    if (arguments.empty())
        return {};
    std::string text = arguments.front().substr(arguments.front().rfind('/') + 1);
    for (std::size_t i = 1; i < arguments.size(); ++i)
        text += ' ' + arguments[i];
    for (char& c : text)
        c = static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    if (text.size() <= longestText)
        return text;
    std::size_t end = longestText;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end; // not within a character
    return text.substr(0, end) + "…";
}

long traceOptions()
{
    return PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACESECCOMP | PTRACE_O_TRACEFORK |
           PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC | PTRACE_O_TRACEEXIT |
           PTRACE_O_EXITKILL;
}

Result<Launched> launch(const Command& command, const std::string& controlPath)
{
    Pipe go;
    Pipe failures;
    if (!go.open() || !failures.open())
        return systemError("make a pipe to", command.arguments.front());
    const std::vector<sock_filter> filter = filterFor(tracedCalls());
    const bool tapped = tap::isLinkedToTap(programOf(command.arguments.front()).c_str());
    const std::vector<std::string> strings = environmentFor(controlPath, tapped);
    const std::vector<char*> environment = pointersTo(strings);
    const std::vector<char*> arguments = pointersTo(command.arguments);
    const pid_t pid = ::fork();
    if (pid < 0)
        return systemError("start", command.arguments.front());
    if (pid == 0) {
        go.writer.reset();
        becomeCommand(command, arguments.data(), environment.data(), filter, go.reader.get(),
                      failures.writer.get());
    }
    failures.writer.reset();
    if (::ptrace(PTRACE_SEIZE, pid, nullptr, traceOptions()) != 0) {
        const int error = errno;
        Error refused = cannotTrace(pid, error);
        ::kill(pid, SIGKILL);
        ::waitpid(pid, nullptr, __WALL);
        return refused;
    }
    [[maybe_unused]] const auto written = ::write(go.writer.get(), "", 1);
    if (const auto loaded = untilLoaded(pid, command, failures.reader.get()); !loaded)
        return loaded.error();
    return Launched{pid, tapped};
}

} // namespace crosstalk::syscalls
