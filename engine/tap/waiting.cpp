#include "engine/tap/call.h"

#include <errno.h>
#include <sys/resource.h>
#include <sys/wait.h>

// wait and its kin: the end of a child is before the return of the call that reaped it.

using namespace crosstalk::tap;

namespace {

pid_t reap(CallId call, pid_t pid, int* status, int options, rusage* usage, void* returnAddress)
{
    int local = 0;
    Call waiting(current(), call, 0, 0, -1, 0, returnAddress, std::uint64_t(std::int64_t(pid)));
    const pid_t reaped = CROSSTALK_REAL(wait4)(pid, &local, options, usage);
    waiting.finish(reaped, reaped < 0 ? errno : 0, &local, sizeof local);
    if (status != nullptr)
        *status = local;
    return reaped;
}

/// What waitpid would have said.
int statusOf(const siginfo_t& info)
{
    switch (info.si_code) {
    case CLD_EXITED:
        return (info.si_status & 0xff) << 8;
    case CLD_KILLED:
        return info.si_status;
    case CLD_DUMPED:
        return info.si_status | 0x80;
    case CLD_CONTINUED:
        return 0xffff;
    default:
        return info.si_status << 8 | 0x7f; // stopped
    }
}

} // namespace

CROSSTALK_EXPORT pid_t wait(int* status)
{
    return reap(idOf("wait"), -1, status, 0, nullptr, __builtin_return_address(0));
}

CROSSTALK_EXPORT pid_t waitpid(pid_t pid, int* status, int options)
{
    return reap(idOf("waitpid"), pid, status, options, nullptr, __builtin_return_address(0));
}

CROSSTALK_EXPORT pid_t wait4(pid_t pid, int* status, int options, rusage* usage)
{
    return reap(idOf("wait4"), pid, status, options, usage, __builtin_return_address(0));
}

CROSSTALK_EXPORT pid_t wait3(int* status, int options, rusage* usage) noexcept
{
    return reap(idOf("wait3"), -1, status, options, usage, __builtin_return_address(0));
}

/// Told as the others tell it: the child's pid is the result.
CROSSTALK_EXPORT int waitid(idtype_t kind, id_t id, siginfo_t* info, int options)
{
    siginfo_t local{};
    siginfo_t* const told = info != nullptr ? info : &local;
    told->si_pid = 0;
    const pid_t wanted = kind == P_PID ? pid_t(id) : -1;
    Call waiting(current(), idOf("waitid"), 0, 0, -1, 0, __builtin_return_address(0),
                 std::uint64_t(std::int64_t(wanted)));
    const int result = CROSSTALK_REAL(waitid)(kind, id, told, options);
    const int error = result < 0 ? errno : 0;
    const int status = result == 0 && told->si_pid != 0 ? statusOf(*told) : 0;
    waiting.finish(result < 0 ? -1 : told->si_pid, error, &status, sizeof status);
    restoreErrno(error);
    return result;
}
