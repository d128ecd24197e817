#include "engine/process/launcher.h"

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

extern char** environ;

namespace crosstalk::process {

namespace {

/// How long the supervisor may take to answer, in ms: it only forks.
constexpr int answerLimit = 10'000;

bool readable(int socket, int milliseconds)
{
    pollfd wait{socket, POLLIN, 0};
    int ready;
    do
        ready = ::poll(&wait, 1, milliseconds);
    while (ready < 0 && errno == EINTR);
    return ready > 0;
}

/// Ours, with these before it: the first of a name is the one that is found.
std::vector<char*> environmentWith(const std::vector<std::string>& more)
{
    std::vector<char*> out;
    for (const std::string& entry : more)
        out.push_back(const_cast<char*>(entry.c_str()));
    for (char** entry = environ; *entry != nullptr; ++entry)
        out.push_back(*entry);
    out.push_back(nullptr);
    return out;
}

} // namespace

Result<Launcher> Launcher::start(const std::string& supervisor, int controlFd,
                                 const Surroundings& surroundings)
{
    int pair[2];
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
        return systemError("make a socket to", supervisor);
    UniqueFd ours(pair[0]);
    UniqueFd theirs(pair[1]);
    // Both could stand on 3 or 4 themselves: move them out of the way first.
    const UniqueFd socketCopy(::fcntl(theirs.get(), F_DUPFD_CLOEXEC, 10));
    const UniqueFd controlCopy(::fcntl(controlFd, F_DUPFD_CLOEXEC, 10));

    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, socketCopy.get(), supervisorSocketFd);
    ::posix_spawn_file_actions_adddup2(&actions, controlCopy.get(), supervisorControlFd);
    ::posix_spawn_file_actions_addclosefrom_np(&actions, supervisorControlFd + 1);
    if (surroundings.quiet)
        ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::string path = supervisor;
    char* arguments[] = {path.data(), nullptr};
    std::vector<char*> environment = environmentWith(surroundings.environment);
    pid_t pid = -1;
    const int failed =
        ::posix_spawn(&pid, path.c_str(), &actions, nullptr, arguments, environment.data());
    ::posix_spawn_file_actions_destroy(&actions);
    if (failed != 0)
        return Error{"start", supervisor, failed, "It belongs beside the crosstalk executable."};
    return Launcher(std::move(ours), pid);
}

Launcher::Launcher(UniqueFd socket, pid_t supervisor)
    : m_socket(std::move(socket)), m_supervisor(supervisor)
{
}

Launcher::~Launcher()
{
    end();
}

void Launcher::end()
{
    if (!m_socket)
        return;
    m_socket.reset(); // the lifeline
    ::waitpid(m_supervisor, nullptr, 0);
}

Result<Message> Launcher::expect(const std::string& verb)
{
    while (readable(m_socket.get(), answerLimit)) {
        auto message = receive(m_socket.get());
        if (!message)
            break;
        if (message->front() == "ended")
            m_ended.emplace_back(std::stoi(message->at(1)), std::stoi(message->at(2)));
        else if (message->front() == "failed")
            return Error{message->at(3), message->at(1), std::stoi(message->at(2)), {}};
        else if (message->front() == verb)
            return *message;
    }
    return Error{"reach", "crosstalk-supervisor", 0, "It ended or does not answer; start again."};
}

Result<std::vector<pid_t>> Launcher::launch(const std::vector<JoinRequest>& joins,
                                            const std::vector<Spawn>& spawns)
{
    for (const JoinRequest& join : joins)
        send(m_socket.get(), {"join", join.name, std::to_string(join.bytes)});
    std::vector<pid_t> pids;
    for (const Spawn& spawn : spawns) {
        Message message{"spawn", std::to_string(spawn.ordinal), spawn.in, spawn.out, spawn.path};
        message.insert(message.end(), spawn.arguments.begin(), spawn.arguments.end());
        send(m_socket.get(), message);
        auto answer = expect("started");
        if (!answer) {
            Error error = answer.error();
            if (error.tried == "start")
                error.object = spawn.path;
            end();
            return error;
        }
        pids.push_back(std::stoi(answer->at(2)));
    }
    send(m_socket.get(), {"seal"});
    if (auto sealed = expect("sealed"); !sealed)
        return sealed.error();
    return pids;
}

bool Launcher::poll(const std::function<void(pid_t, int)>& ended)
{
    for (const auto& [pid, status] : std::exchange(m_ended, {}))
        ended(pid, status);
    while (m_socket && readable(m_socket.get(), 0)) {
        const auto message = receive(m_socket.get());
        if (!message)
            return false;
        if (message->front() == "ended")
            ended(std::stoi(message->at(1)), std::stoi(message->at(2)));
    }
    return bool(m_socket);
}

} // namespace crosstalk::process
