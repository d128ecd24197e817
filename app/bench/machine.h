#pragma once

#include <string>

namespace crosstalk::bench {

/// What the figures were measured on.
struct Machine
{
    std::string cpu;
    int cores = 0; ///< that this process may use
    std::string kernel;
    std::string clocksource;
    std::string compiler;
    double load = 0; ///< runnable threads over the last minute: above the cores, expect noise

    static Machine present();
};

/// Where workers and the engine's side of a measurement run: two cores if there are two.
struct Cores
{
    int workers = 0;
    int engine = 0;

    static Cores chosen();
};

/// Keeps the calling thread on one core.
void pinTo(int core);

/// CLOCK_MONOTONIC in ns.
double nowNs();

} // namespace crosstalk::bench
