#include "engine/syscalls/tracee.h"

#include <algorithm>
#include <cstdlib>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/syscall.h>

// System V semaphores. A call may be about several of a set at once; what shows is the first that
// it may sleep on, else the first.

namespace crosstalk::syscalls {

namespace {

/// A set's number says which it is. No device has these top bits.
std::uint64_t keyOf(int id)
{
    return 0x7ffc'0000'0000'0000 | std::uint32_t(id);
}

tap::CallId nameOf(const sembuf& operation, bool timed)
{
    if (operation.sem_op > 0)
        return idOf("semop(give)");
    if (operation.sem_op == 0)
        return timed ? idOf("semtimedop(zero)") : idOf("semop(zero)");
    return timed ? idOf("semtimedop(take)") : idOf("semop(take)");
}

void enterOperation(Call& call)
{
    constexpr std::uint64_t most = 64;
    sembuf operations[most] = {};
    const std::uint64_t count = std::min(call.argument(2), most);
    const std::size_t got = call.tracee().memory().read(call.argument(1), operations,
                                                        count * sizeof(sembuf));
    const sembuf* const begin = operations;
    const sembuf* const end = begin + got / sizeof(sembuf);
    if (end == begin)
        return;
    const sembuf* shown =
        std::find_if(begin, end, [](const sembuf& one) { return one.sem_op < 0; });
    shown = shown == end ? begin : shown;
    const bool timed = call.number() == SYS_semtimedop && call.argument(3) != 0;
    call.report(nameOf(*shown, timed), keyOf(call.fd()));
    call.event().offset = shown->sem_num;
    call.event().value = std::uint64_t(std::abs(shown->sem_op));
    call.event().flags = (shown->sem_flg & IPC_NOWAIT) != 0 ? tap::NonBlocking : 0;
}

void enterControl(Call& call)
{
    const int command = int(call.argument(2)) & 0xff;
    call.report(command == SETVAL     ? idOf("semctl(SETVAL)")
                : command == IPC_RMID ? idOf("semctl(IPC_RMID)")
                                      : idOf("semctl"),
                command == SETVAL ? keyOf(call.fd()) : 0);
    call.event().offset = call.argument(1);
    call.event().value = command == SETVAL ? std::uint32_t(call.argument(3)) : 0;
}

constexpr Traced semaphoreCalls[] = {
    {SYS_semget, [](Call& call) { call.report(idOf("semget")); }},
    {SYS_semop, enterOperation},
    {SYS_semtimedop, enterOperation},
    {SYS_semctl, enterControl},
};

const Registration registration(semaphoreCalls);

} // namespace

} // namespace crosstalk::syscalls
