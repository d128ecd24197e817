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
