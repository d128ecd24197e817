// Loads and stores of shared memory, in bursts that a ring can hold: what is timed is the worker's
// own cost, not its waiting for the engine.
//   shared CORE BURSTS    prints ns for one access

#include "worker.h"

#include <cstdio>

static constexpr long turns = 2048; // a load and a store each: three records

static double burst(long* number)
{
    const double begin = nowNs();
    for (long i = 0; i < turns; ++i) {
        *number = *number + 1;
        asm volatile("" : : : "memory"); // keeps the optimizer from merging turns
    }
    return nowNs() - begin;
}

/// Time for the engine to empty the ring. Not asleep: a core that slept has cold caches.
static void letDrain()
{
    for (const double until = nowNs() + 2e6; nowNs() < until;) {
    }
}

int main(int count, char** arguments)
{
    if (count != 3)
        return 2;
    long* const number = static_cast<long*>(sharedPage());
    if (number == nullptr)
        return 1;
    pinTo(arguments[1]);
    const long bursts = std::strtol(arguments[2], nullptr, 10);
    double total = 0;
    for (long i = -8; i < bursts; ++i) { // the first few touch the ring's memory
        const double ns = burst(number);
        total += i >= 0 ? ns : 0;
        letDrain();
    }
    std::printf("%.3f\n", total / double(bursts * turns * 2));
}
