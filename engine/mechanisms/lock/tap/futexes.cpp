#include "engine/mechanisms/lock/tap/locking.h"

#include <linux/futex.h>
#include <stdarg.h>
#include <sys/syscall.h>
#include <unistd.h>

// syscall(SYS_futex, …): waits and wakes of a program that builds its own lock. The word itself is
// a variable of the program's, so what sleeps on it has a key of its own. Other system calls made
// this way pass through.

using namespace crosstalk::tap;

namespace {

/// Where the sleepers on a word are known by.
LockPlace sleepersOf(const void* word)
{
    const LockPlace place = placeOf(word);
    char name[] = "futex 0123456789abcdef0123456789abcdef";
    for (int i = 0; i < 16; ++i) {
        name[6 + i] = "0123456789abcdef"[place.object >> 4 * i & 15];
        name[22 + i] = "0123456789abcdef"[place.offset >> 4 * i & 15];
    }
    return {place.thread, namedKey({name, sizeof name - 1}), 0};
}

CallId idOfOperation(long operation, bool timed)
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

} // namespace

CROSSTALK_EXPORT long syscall(long number, ...) noexcept
{
    va_list list;
    va_start(list, number);
    long argument[6];
    for (long& one : argument)
        one = va_arg(list, long);
    va_end(list);
    const auto real = [&] {
        return CROSSTALK_REAL(syscall)(number, argument[0], argument[1], argument[2], argument[3],
                                       argument[4], argument[5]);
    };
    if (worker.control == nullptr || number != SYS_futex)
        return real();
    // FUTEX_WAIT_BITSET waits until a moment of a clock, and the kernel's stands apart from ours.
    timespec deadline{};
    if ((argument[1] & FUTEX_CMD_MASK) == FUTEX_WAIT_BITSET && argument[3] != 0) {
        deadline = realDeadline(*reinterpret_cast<const timespec*>(argument[3]));
        argument[3] = reinterpret_cast<long>(&deadline);
    }
    const CallId call = idOfOperation(argument[1], argument[3] != 0);
    const LockPlace place = sleepersOf(reinterpret_cast<const void*>(argument[0]));
    if (call == 0 || place.thread == nullptr)
        return real();
    Call reported(place.thread, call, place.object, place.offset, -1, sizeof(std::uint32_t),
                  __builtin_return_address(0), std::uint64_t(std::uint32_t(argument[2])));
    const long result = real();
    const int error = result == -1 ? errno : 0;
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}
