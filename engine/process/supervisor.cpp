// crosstalk-supervisor: a small process between the engine and the workers. It starts them, tells
// how they ended, and when the engine goes away, however it went, it ends every descendant. It is
// a process of its own because PR_SET_PDEATHSIG follows the thread that spawned a child, and a
// worker's own children do not inherit it; a subreaper with a lifeline loses nobody.

#include "engine/process/protocol.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <poll.h>
#include <string>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace crosstalk::process {

namespace {

struct Join
{
    int readEnd = -1;
    int writeEnd = -1;
};

class Supervisor
{
public:
    explicit Supervisor(int engine) : m_engine(engine) {}
    void run();

private:
    void reply(const Message& message) { send(m_engine, message); }
    void handle(const Message& message);
    void makeJoin(const Message& message);
    void spawn(const Message& message);
    void seal();
    void reapAll();
    void endEverybody();

    int m_engine;
    std::map<std::string, Join> m_joins;
};

/// Puts the control region where every worker inherits it, out of the way of its descriptors.
int parkControl()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    const int wanted = limit.rlim_cur > 960 ? 900 : int(limit.rlim_cur) - 2;
    const int parked = ::dup2(supervisorControlFd, wanted);
    ::close(supervisorControlFd);
    return parked;
}

[[noreturn]] void becomeWorker(const Message& message, int in, int out, int errors)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    const int null = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    ::dup2(in >= 0 ? in : null, STDIN_FILENO);
    ::dup2(out >= 0 ? out : STDERR_FILENO, STDOUT_FILENO);
    std::vector<char*> arguments;
    for (std::size_t i = 4; i < message.size(); ++i)
        arguments.push_back(const_cast<char*>(message[i].c_str()));
    arguments.push_back(nullptr);
    ::execv(arguments[0], arguments.data());
    const int failed = errno;
    [[maybe_unused]] const auto written = ::write(errors, &failed, sizeof failed);
    ::_exit(127);
}

void Supervisor::makeJoin(const Message& message)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        reply({"failed", message[1], std::to_string(errno), "make a pipe"});
        return;
    }
    m_joins[message[1]] = {ends[0], ends[1]};
    const int size = std::atoi(message[2].c_str());
    if (size > 0 && ::fcntl(ends[1], F_SETPIPE_SZ, size) < 0)
        reply({"failed", message[1], std::to_string(errno), "set the size of the pipe"});
}

void Supervisor::spawn(const Message& message)
{
    int errors[2] = {-1, -1};
    if (::pipe2(errors, O_CLOEXEC) != 0) {
        reply({"failed", message[1], std::to_string(errno), "start"});
        return;
    }
    const auto in = m_joins.find(message[2]);
    const auto out = m_joins.find(message[3]);
    const pid_t pid = ::fork();
    if (pid == 0)
        becomeWorker(message, in != m_joins.end() ? in->second.readEnd : -1,
                     out != m_joins.end() ? out->second.writeEnd : -1, errors[1]);
    const int forkError = errno;
    ::close(errors[1]);
    int failed = pid < 0 ? forkError : 0;
    if (pid > 0 && ::read(errors[0], &failed, sizeof failed) != sizeof failed)
        failed = 0;
    ::close(errors[0]);
    if (failed != 0)
        reply({"failed", message[1], std::to_string(failed), "start"});
    else
        reply({"started", message[1], std::to_string(pid)});
}

void Supervisor::seal()
{
    // A held write end hides EOF, a held read end hides EPIPE.
    for (auto& [name, join] : m_joins) {
        ::close(join.readEnd);
        ::close(join.writeEnd);
    }
    m_joins.clear();
    reply({"sealed"});
}

void Supervisor::handle(const Message& message)
{
    if (message[0] == "join" && message.size() == 3)
        makeJoin(message);
    else if (message[0] == "spawn" && message.size() >= 5)
        spawn(message);
    else if (message[0] == "seal")
        seal();
}

void Supervisor::reapAll()
{
    int status = 0;
    for (pid_t pid; (pid = ::waitpid(-1, &status, WNOHANG)) > 0;)
        reply({"ended", std::to_string(pid), std::to_string(status)});
}

/// Parent of a process, from /proc/PID/stat; 0 when it is gone.
pid_t parentOf(const std::string& pid)
{
    std::ifstream file("/proc/" + pid + "/stat");
    std::string text;
    std::getline(file, text);
    const std::size_t name = text.rfind(')'); // the name may hold anything, also ')'
    if (name == std::string::npos)
        return 0;
    int parent = 0;
    std::sscanf(text.c_str() + name + 1, " %*c %d", &parent);
    return parent;
}

/// /proc/PID/task/TID/children is not in every kernel, so all processes are asked for their parent.
std::map<pid_t, pid_t> parentsOfAll()
{
    std::map<pid_t, pid_t> parents;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator("/proc", error)) {
        const std::string name = entry.path().filename();
        if (name.find_first_not_of("0123456789") == std::string::npos)
            parents[std::stoi(name)] = parentOf(name);
    }
    return parents;
}

bool descendsFrom(pid_t ancestor, pid_t pid, const std::map<pid_t, pid_t>& parents)
{
    for (std::size_t steps = 0; steps < parents.size(); ++steps) { // the list is no snapshot
        const auto found = parents.find(pid);
        if (found == parents.end())
            return false;
        pid = found->second;
        if (pid == ancestor)
            return true;
    }
    return false;
}

void stopDescendants()
{
    const auto parents = parentsOfAll();
    for (const auto& [pid, parent] : parents)
        if (descendsFrom(::getpid(), pid, parents))
            ::kill(pid, SIGSTOP);
}

void killChildren()
{
    for (const auto& [pid, parent] : parentsOfAll())
        if (parent == ::getpid())
            ::kill(pid, SIGKILL);
}

void Supervisor::endEverybody()
{
    // Whoever is killed lets go of what others wait for (a robust mutex, the end of a pipe). Those
    // must do nothing more: it would be no part of the run, or be one by luck.
    stopDescendants();
    // Killing a child hands its children to us, the subreaper: go on until nobody is left.
    for (;;) {
        killChildren();
        const pid_t pid = ::waitpid(-1, nullptr, 0);
        if (pid < 0 && errno == ECHILD)
            return;
    }
}

void Supervisor::run()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &signals, nullptr);
    const int children = ::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
    for (;;) {
        pollfd wait[2] = {{m_engine, POLLIN, 0}, {children, POLLIN, 0}};
        if (::poll(wait, 2, -1) < 0 && errno != EINTR)
            break;
        if ((wait[1].revents & POLLIN) != 0) {
            signalfd_siginfo info;
            while (::read(children, &info, sizeof info) > 0) {
            }
            reapAll();
        }
        if ((wait[0].revents & (POLLIN | POLLHUP)) == 0)
            continue;
        const auto message = receive(m_engine);
        if (!message)
            break; // the engine is gone
        handle(*message);
    }
    endEverybody();
}

} // namespace

} // namespace crosstalk::process

int main()
{
    using namespace crosstalk::process;
    ::setsid(); // Ctrl-C in the terminal is for the engine, which then ends everybody in order
    ::signal(SIGPIPE, SIG_DFL);
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    const int control = parkControl();
    ::setenv(crosstalk::tap::controlVariable, std::to_string(control).c_str(), 1);
    ::fcntl(supervisorSocketFd, F_SETFD, FD_CLOEXEC);
    Supervisor(supervisorSocketFd).run();
    return 0;
}
