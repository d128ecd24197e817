#include "app/bench/machine.h"

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sched.h>
#include <sys/utsname.h>

namespace crosstalk::bench {

namespace {

std::string cpuName()
{
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("model name"))
            return line.substr(line.find(':') + 2);
    return "unknown";
}

std::string firstLine(const char* path)
{
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line;
}

cpu_set_t allowedCores()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    ::sched_getaffinity(0, sizeof set, &set);
    return set;
}

} // namespace

Machine Machine::present()
{
    Machine machine;
    machine.cpu = cpuName();
    const cpu_set_t allowed = allowedCores();
    machine.cores = CPU_COUNT(&allowed);
    utsname system{};
    ::uname(&system);
    machine.kernel = system.release;
    machine.clocksource =
        firstLine("/sys/devices/system/clocksource/clocksource0/current_clocksource");
    machine.compiler = "GCC " __VERSION__;
    ::getloadavg(&machine.load, 1);
    return machine;
}

Cores Cores::chosen()
{
    const cpu_set_t allowed = allowedCores();
    Cores cores;
    int found = 0;
    for (int core = 0; core < CPU_SETSIZE && found < 2; ++core) {
        if (!CPU_ISSET(core, &allowed))
            continue;
        (found == 0 ? cores.workers : cores.engine) = core;
        ++found;
    }
    if (found < 2)
        cores.engine = cores.workers;
    return cores;
}

void pinTo(int core)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(core, &set);
    ::sched_setaffinity(0, sizeof set, &set);
}

double nowNs()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return double(now.tv_sec) * 1e9 + double(now.tv_nsec);
}

} // namespace crosstalk::bench
