// Loads and stores of private memory, beside one page of shared memory that nobody touches.
//   private CORE TURNS    prints ns for all turns, three accesses each

#include "worker.h"

#include <cstdio>

// Not static: of what cannot be reached from elsewhere the compiler reports no access.
long from[1024];
long to[1024];

int main(int count, char** arguments)
{
    if (count != 3 || sharedPage() == nullptr)
        return 2;
    pinTo(arguments[1]);
    const long turns = std::strtol(arguments[2], nullptr, 10);
    const double begin = nowNs();
    for (long i = 0; i < turns; ++i) {
        to[i & 1023] += from[i * 7 & 1023];
        asm volatile("" : : : "memory"); // keeps the optimizer from merging turns
    }
    std::printf("%.0f\n", nowNs() - begin);
}
