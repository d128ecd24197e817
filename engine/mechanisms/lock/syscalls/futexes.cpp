#include "engine/syscalls/tracee.h"

#include <linux/futex.h>
#include <sys/syscall.h>

// Who sleeps on which word, and who wakes whom. What a library makes of it (a mutex, a semaphore)
// does not show at this level. The sleepers on a word have a key of their own, as in
// lock/tap/futexes.cpp.

namespace crosstalk::syscalls {

namespace {

struct Sleepers
{
    std::uint64_t key;
    bool isPrivate; ///< the word lies where no other process can see it
};

Sleepers sleepersOf(const Tracee& tracee, std::uint64_t address)
{
    const SharedMapping* const mapping = tracee.mappingOf(address);
    std::uint64_t object = tap::privateKey(tracee.pid());
    std::uint64_t offset = address;
    if (mapping != nullptr) {
        object = mapping->object;
        offset = mapping->offset + (address - mapping->low);
    }
    char name[] = "futex 0123456789abcdef0123456789abcdef";
    for (int i = 0; i < 16; ++i) {
        name[6 + i] = "0123456789abcdef"[object >> 4 * i & 15];
        name[22 + i] = "0123456789abcdef"[offset >> 4 * i & 15];
    }
    return {tap::namedKey({name, sizeof name - 1}), mapping == nullptr};
}

/// Libraries wake whoever might sleep on a word of theirs: of a process's own words only those show
/// that somebody has slept on.
bool isIdle(const Tracee& tracee, const Sleepers& sleepers, tap::CallId name)
{
    std::map<std::uint64_t, bool>& known = tracee.shared().segments;
    if (!sleepers.isPrivate)
        return false;
    if (name != idOf("futex(FUTEX_WAKE)"))
        known[sleepers.key] = true;
    return !known.contains(sleepers.key);
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
    const Sleepers sleepers = sleepersOf(call.tracee(), call.argument(0));
    if (name == 0 || isIdle(call.tracee(), sleepers, name))
        return;
    call.report(name, sleepers.key, -1, sizeof(std::uint32_t));
    call.event().value = std::uint32_t(call.argument(2));
}

constexpr Traced futexCalls[] = {{SYS_futex, enterFutex}};

const Registration registration(futexCalls);

} // namespace

} // namespace crosstalk::syscalls
