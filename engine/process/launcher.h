#pragma once

#include "engine/base/result.h"
#include "engine/base/uniquefd.h"
#include "engine/process/protocol.h"

#include <functional>
#include <string>
#include <vector>

namespace crosstalk::process {

/// A worker to start.
struct Spawn
{
    int ordinal = 0;
    std::string path;
    std::vector<std::string> arguments; ///< without argv[0]
    std::string in = "-";  ///< name of the join that feeds its standard input, or "-": /dev/null
    std::string out = "-"; ///< name of the join its standard output feeds, or "-": our stderr
};

/// A pipe to be made between two workers.
struct JoinRequest
{
    std::string name;
    int bytes = 0; ///< F_SETPIPE_SZ; 0: the kernel's default
};

/// What is different for the workers from what the engine itself has.
struct Surroundings
{
    bool quiet = false;                        ///< what they print goes nowhere
    std::vector<std::string> environment = {}; ///< "name=value", added to ours
};

/// The engine's end of one supervisor and, through it, of all workers of a run. Dropping it ends
/// every one of them and their children.
class Launcher
{
public:
    /// Starts `supervisor` (an executable) with the control region on descriptor `controlFd`.
    static Result<Launcher> start(const std::string& supervisor, int controlFd,
                                  const Surroundings& surroundings = {});

    Launcher(Launcher&&) = default;
    Launcher& operator=(Launcher&&) = delete;
    ~Launcher();

    /// Starts the workers, joined as asked; returns their pids in the order of `spawns`. When one
    /// cannot be started, none stays.
    Result<std::vector<pid_t>> launch(const std::vector<JoinRequest>& joins,
                                      const std::vector<Spawn>& spawns);

    /// Calls `ended` for each process that ended since the last call: pid and wait status. False
    /// when the supervisor itself is gone.
    bool poll(const std::function<void(pid_t, int)>& ended);

    /// Ends every process and waits until the last is gone.
    void end();

private:
    Launcher(UniqueFd socket, pid_t supervisor);
    Result<Message> expect(const std::string& verb);

    UniqueFd m_socket;
    pid_t m_supervisor = -1;
    std::vector<std::pair<pid_t, int>> m_ended; ///< arrived while something else was awaited
};

} // namespace crosstalk::process
