#include "engine/tap/call.h"
#include "engine/tap/rawcalls.h"

#include <errno.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

// Sleeps, and the clocks by which programs decide to wait. Time held at the gate is taken out of
// what the program sees, so that no deadline passes while a teacher talks; under a closed gate a
// sleep is one step and its time passes on the program's clocks only. (A sleep orders nothing, so
// any moment is a right one to wake up.)

using namespace crosstalk::tap;

namespace {

std::int64_t nanoseconds(const timespec& time)
{
    return std::int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

timespec asTimespec(std::int64_t ns)
{
    return {time_t(ns / 1'000'000'000), long(ns % 1'000'000'000)};
}

/// Sleeps for real, or by the program's clocks alone when the gate is closed.
int sleepFor(CallId call, clockid_t clock, int flags, const timespec* wanted, timespec* remaining,
             void* returnAddress)
{
    Thread* thread = current();
    if (thread == nullptr)
        return int(-rawCall(SYS_clock_nanosleep, clock, flags, asLong(wanted), asLong(remaining)));
    std::int64_t wait = nanoseconds(*wanted);
    if ((flags & TIMER_ABSTIME) != 0) {
        timespec now{};
        clock_gettime(clock, &now); // the program's own clock
        wait -= nanoseconds(now);
    }
    Call sleeping(thread, call, 0, 0, -1, 0, returnAddress, std::uint64_t(wait > 0 ? wait : 0));
    int error = 0;
    if (gateClosed()) {
        worker.clock.skip(wait > 0 ? wait : 0);
    } else if (wait > 0) {
        const timespec relative = asTimespec(wait);
        error = int(-rawCall(SYS_clock_nanosleep, CLOCK_MONOTONIC, 0, asLong(&relative),
                             asLong((flags & TIMER_ABSTIME) != 0 ? nullptr : remaining)));
    }
    sleeping.finish(error != 0 ? -1 : 0, error);
    return error;
}

int withErrno(int error)
{
    if (error == 0)
        return 0;
    errno = error;
    return -1;
}

} // namespace

CROSSTALK_EXPORT int nanosleep(const timespec* wanted, timespec* remaining)
{
    return withErrno(sleepFor(idOf("nanosleep"), CLOCK_MONOTONIC, 0, wanted, remaining,
                              __builtin_return_address(0)));
}

CROSSTALK_EXPORT int clock_nanosleep(clockid_t clock, int flags, const timespec* wanted,
                                     timespec* remaining)
{
    return sleepFor(idOf("clock_nanosleep"), clock, flags, wanted, remaining,
                    __builtin_return_address(0));
}

CROSSTALK_EXPORT int usleep(useconds_t microseconds)
{
    const timespec wanted = asTimespec(std::int64_t(microseconds) * 1000);
    return withErrno(sleepFor(idOf("usleep"), CLOCK_MONOTONIC, 0, &wanted, nullptr,
                              __builtin_return_address(0)));
}

CROSSTALK_EXPORT unsigned sleep(unsigned seconds)
{
    const timespec wanted{time_t(seconds), 0};
    timespec remaining{};
    const int error = sleepFor(idOf("sleep"), CLOCK_MONOTONIC, 0, &wanted, &remaining,
                               __builtin_return_address(0));
    return error != 0 ? unsigned(remaining.tv_sec) : 0;
}

CROSSTALK_EXPORT int clock_gettime(clockid_t clock, timespec* time)
{
    constexpr std::int64_t atOnce = 1000; // ns: both clocks were read without a pause in between
    constexpr int mostTries = 8; // where a clock takes a system call, none may ever be at once
    std::int64_t ahead = worker.clock.ahead();
    int result = CROSSTALK_REAL(clock_gettime)(clock, time);
    std::int64_t before = ahead;
    for (int tries = 0; tries < mostTries; ++tries, before = ahead) {
        ahead = worker.clock.ahead();
        if (before - ahead <= atOnce && ahead - before <= atOnce)
            break;
        result = CROSSTALK_REAL(clock_gettime)(clock, time);
    }
    if (result == 0 && ahead != 0 &&
        (clock == CLOCK_MONOTONIC || clock == CLOCK_REALTIME || clock == CLOCK_BOOTTIME))
        *time = asTimespec(nanoseconds(*time) + ahead);
    return result;
}

CROSSTALK_EXPORT int gettimeofday(timeval* time, void*)
{
    timespec now{};
    const int result = clock_gettime(CLOCK_REALTIME, &now);
    *time = {now.tv_sec, now.tv_nsec / 1000};
    return result;
}
