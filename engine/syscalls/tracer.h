#pragma once

#include "engine/base/result.h"
#include "engine/syscalls/launch.h"
#include "engine/syscalls/names.h"

#include <functional>
#include <memory>
#include <string>
#include <sys/types.h>

namespace crosstalk::tap {
struct ControlHeader;
}

namespace crosstalk::syscalls {

/// Runs a command under ptrace and seccomp and reports what its processes do as the tap would: the
/// same events, into the same rings, past the same gate. A thread of its own is the tracer; it
/// never waits for one tracee while another needs it. Dropping it ends every process of the
/// command, and so does the end of ours, however it comes.
class Tracer
{
public:
    /// Starts the command; it stands at its first instruction when this returns. `control`, the
    /// shared memory behind `controlFd`, must outlive the tracer. An Error with exec's errnum when its program could not be run.
    static Result<std::unique_ptr<Tracer>> start(Command command, tap::ControlHeader& control,
                                                 int controlFd);
    ~Tracer();

    pid_t pid() const; ///< of the command's own process

    /// Calls `ended` for each process that ended since the last call: pid and wait status.
    void poll(const std::function<void(pid_t, int)>& ended);

    /// What the user should know, said since the last call: "sudo would get the rights of root …".
    void pollSayings(const std::function<void(const std::string&)>& said);

    /// Tells the paths of programs with the tap that came to run since the last call.
    void pollPrograms(const std::function<void(const std::string&)>& came);

    /// True while a thread is stopped by SIGSTOP or its like. /proc cannot tell that from a stop
    /// for the tracer, at which it is for a moment at every call.
    bool isStopped(pid_t tid) const;

    /// The strings that events' name indices from NameTable::first on mean.
    const NameTable& names() const;

    /// Ends every process and waits until the last is gone.
    void end();

private:
    class Private;
    explicit Tracer(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace crosstalk::syscalls
