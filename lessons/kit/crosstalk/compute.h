#pragma once

#include <time.h>

namespace crosstalk {

/// Keeps the processor busy for so many microseconds, as computing would: no system call, no shared
/// memory. Returns at once for 0 or less.
__attribute__((no_sanitize_thread)) inline void compute(long microseconds)
{
    timespec start, now;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (long passed = 0; passed < microseconds;) {
        clock_gettime(CLOCK_MONOTONIC, &now);
        passed = (now.tv_sec - start.tv_sec) * 1'000'000 + (now.tv_nsec - start.tv_nsec) / 1'000;
    }
}

} // namespace crosstalk
