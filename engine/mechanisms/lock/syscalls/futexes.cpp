#include "engine/syscalls/tracee.h"

#include <linux/futex.h>
#include <sys/syscall.h>

// Who sleeps on which word, and who wakes whom. What a library makes of it (a mutex, a semaphore)
// does not show at this level. The sleepers on a word have a key of their own, as in
// lock/tap/futexes.cpp.

namespace crosstalk::syscalls {

namespace {

std::uint64_t sleepersOf(const Tracee& tracee, std::uint64_t address)
{
    std::uint64_t object = tap::privateKey(tracee.pid());
    std::uint64_t offset = address;
    if (const SharedMapping* mapping = tracee.mappingOf(address)) {
        object = mapping->object;
        offset = mapping->offset + (address - mapping->low);
    }
    char name[] = "futex 0123456789abcdef0123456789abcdef";
    for (int i = 0; i < 16; ++i) {
        name[6 + i] = "0123456789abcdef"[object >> 4 * i & 15];
        name[22 + i] = "0123456789abcdef"[offset >> 4 * i & 15];
    }
    return tap::namedKey({name, sizeof name - 1});
}

tap::CallId idOfOperation(std::uint64_t operation, bool timed)
{
    switch (operation & FUTEX_CMD_MASK) {
    case FUTEX_WAIT:
    case FUTEX_WAIT_BITSET:
        return timed ? idOf("futex(FUTEX_WAIT, timed)") : idOf("futex(FUTEX_WAIT)");
    case FUTEX_WAKE:
    case FUTEX_WAKE_BITSET:
        return idOf("futex(FUTEX_WAKE)");
    default:
        return 0;
    }
}

void enterFutex(Call& call)
{
    const tap::CallId name = idOfOperation(call.argument(1), call.argument(3) != 0);
    if (name == 0)
        return;
    call.report(name, sleepersOf(call.tracee(), call.argument(0)), -1, sizeof(std::uint32_t));
    call.event().value = std::uint32_t(call.argument(2));
}

constexpr Traced futexCalls[] = {{SYS_futex, enterFutex}};

const Registration registration(futexCalls);

} // namespace

} // namespace crosstalk::syscalls
