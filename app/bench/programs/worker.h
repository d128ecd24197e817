#pragma once

#include <cstdint>
#include <cstdlib>
#include <sched.h>
#include <sys/mman.h>
#include <time.h>

// What the bench's small programs have in common. Each is called with the core it is to stay on
// and prints numbers.

/// Keeps this process and its children on one core; -1: on any.
inline void pinTo(const char* core)
{
    if (*core == '-')
        return;
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(std::atoi(core), &set);
    sched_setaffinity(0, sizeof set, &set);
}

/// CLOCK_MONOTONIC in ns.
inline double nowNs()
{
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return double(now.tv_sec) * 1e9 + double(now.tv_nsec);
}

/// A page that a child would share, or null.
inline void* sharedPage()
{
    void* page = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return page != MAP_FAILED ? page : nullptr;
}
