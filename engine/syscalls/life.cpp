#include "engine/syscalls/paths.h"
#include "engine/syscalls/tapped.h"
#include "engine/syscalls/tracee.h"

#include <fcntl.h>
#include <linux/sched.h>
#include <sys/syscall.h>

// Calls that make processes and threads, make other programs of them, and wait for their end.

namespace crosstalk::syscalls {

namespace {

void enterBirth(Call& call, std::uint64_t flags, tap::CallId name)
{
    call.kept[0] = flags;
    call.report((flags & CLONE_THREAD) != 0  ? idOf("pthread_create")
                : (flags & CLONE_VFORK) != 0 ? idOf("vfork")
                                             : name);
}

/// A child in a PID namespace of its own has another number there: what is told is ours.
void exitBirth(Call& call)
{
    if (!call.failed() && call.kept[1] != 0)
        call.finish(std::int64_t(call.kept[1]));
}

void enterFork(Call& call)
{
    enterBirth(call, 0, idOf("fork"));
}

void enterVfork(Call& call)
{
    enterBirth(call, CLONE_VM | CLONE_VFORK, idOf("vfork"));
}

void enterClone(Call& call)
{
    enterBirth(call, call.argument(0), idOf("fork"));
}

void enterClone3(Call& call)
{
    std::uint64_t flags = 0;
    call.tracee().memory().read(call.argument(0), flags);
    enterBirth(call, flags, idOf("fork"));
}

/// A program with the tap is told where to report; what it was told before is put back if exec
/// fails.
void prepareTap(Call& call, int folder, std::uint64_t pathAt, std::uint64_t environment)
{
    Tracee& tracee = call.tracee();
    const std::string path = pathFor(tracee, folder, tracee.memory().text(pathAt));
    struct stat file
    {
    };
    if (!tracee.reports() || ::stat(path.c_str(), &file) != 0 ||
        !tracee.shared().programs.at(path, file).tapped)
        return;
    const std::uint64_t extended = addControlEntry(tracee, environment, call.stack(),
                                                   tracee.shared().controlPath);
    if (extended == 0)
        return;
    setEnvironment(tracee.tid(), call.number() == SYS_execveat, extended);
    call.kept[0] = 1;
    call.kept[1] = environment;
}

void enterExec(Call& call)
{
    call.report(idOf("execve"));
    prepareTap(call, AT_FDCWD, call.argument(0), call.argument(2));
}

void enterExecAt(Call& call)
{
    call.report(idOf("execve"));
    prepareTap(call, call.fd(0), call.argument(1), call.argument(3));
}

/// Only when it failed.
void exitExec(Call& call)
{
    if (call.kept[0] != 0)
        setEnvironment(call.tracee().tid(), call.number() == SYS_execveat, call.kept[1]);
}

void enterWait(Call& call)
{
    call.report(idOf("wait4"));
    call.event().value = std::uint64_t(std::int64_t(call.fd())); // a pid, -1, a group
}

/// How it ended is known here before the program knows it.
void exitWait(Call& call)
{
    std::map<pid_t, int>& statuses = call.tracee().shared().statuses;
    const auto ended = statuses.find(pid_t(call.result()));
    std::int32_t status = 0xffff; // it goes on: no end of a process
    if (!call.failed() && ended != statuses.end()) {
        status = ended->second;
        statuses.erase(ended);
    } else if (!call.failed() && call.argument(1) != 0) {
        call.tracee().memory().read(call.argument(1), status);
    }
    call.show(&status, sizeof status);
}

void enterWaitid(Call& call)
{
    call.report(idOf("waitid"));
}

/// One tracer for a process: ours. What it asks for the kernel refuses.
void enterPtrace(Call& call)
{
    TracedProcess& process = call.tracee().process();
    if (!process.ptraces)
        call.tracee().shared().say(process.command +
                                   " traces other processes itself (ptrace), which Linux allows "
                                   "one tracer only: here it fails. Run it without Crosstalk.");
    process.ptraces = true;
}

void noted(Call&) {}

constexpr Traced lifeCalls[] = {
    {SYS_fork, enterFork, exitBirth},
    {SYS_vfork, enterVfork, exitBirth},
    {SYS_clone, enterClone, exitBirth},
    {SYS_clone3, enterClone3, exitBirth},
    {SYS_execve, enterExec, exitExec},
    {SYS_execveat, enterExecAt, exitExec},
    {SYS_wait4, enterWait, exitWait},
    {SYS_waitid, enterWaitid},
    {SYS_ptrace, enterPtrace},
    {SYS_restart_syscall, noted},
};

const Registration registration(lifeCalls);

} // namespace

} // namespace crosstalk::syscalls
