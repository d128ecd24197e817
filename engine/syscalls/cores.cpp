#include "engine/syscalls/cores.h"

#include "engine/syscalls/tracee.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace crosstalk::syscalls {

namespace {

/// A tracee is asked for its core at its first stops, then so often: it costs about one stop.
constexpr std::uint64_t everyStops = 64;

/// The core a thread is on or was last; -1: it is gone.
int coreOf(pid_t tid)
{
    char path[48];
    std::snprintf(path, sizeof path, "/proc/%d/stat", tid);
    const UniqueFd file(::open(path, O_RDONLY | O_CLOEXEC));
    char text[1024];
    const ssize_t length = file ? ::read(file.get(), text, sizeof text - 1) : -1;
    if (length <= 0)
        return -1;
    text[length] = '\0';
    const char* at = std::strrchr(text, ')'); // field 2; the name may hold anything
    for (int field = 2; at != nullptr && field < 39; ++field)
        at = std::strchr(at + 1, ' ');
    return at != nullptr ? std::atoi(at + 1) : -1;
}

} // namespace

Cores::Cores()
{
    CPU_ZERO(&m_allowed);
    if (::sched_getaffinity(0, sizeof m_allowed, &m_allowed) == 0)
        m_count = CPU_COUNT(&m_allowed);
}

void Cores::stopOf(Tracee& tracee)
{
    if (m_count < 2 || tracee.stops++ % everyStops != 0)
        return;
    moveTo(coreOf(tracee.tid()));
}

void Cores::moveTo(int core)
{
    if (core < 0 || core == m_core || core >= CPU_SETSIZE || !CPU_ISSET(core, &m_allowed))
        return;
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(core, &one);
    if (::sched_setaffinity(0, sizeof one, &one) == 0)
        m_core = core;
}

} // namespace crosstalk::syscalls
