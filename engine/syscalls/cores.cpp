#include "engine/syscalls/cores.h"

#include "engine/syscalls/tracee.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/syscall.h>
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

/// As sched_setattr() takes it; the C library has none yet, and the kernel's header and <sched.h>
/// exclude each other.
struct SchedulingAttributes
{
    std::uint32_t size = sizeof(SchedulingAttributes);
    std::uint32_t policy = 0;
    std::uint64_t flags = 0;
    std::int32_t nice = 0;
    std::uint32_t priority = 0;
    std::uint64_t runtime = 0; ///< ns: of an ordinary thread its slice, since Linux 6.12
    std::uint64_t deadline = 0;
    std::uint64_t period = 0;
};

/// Longer than anybody's, so that the scheduler, which picks the nearest deadline, picks it last. It
/// gets no less time for that.
constexpr std::uint64_t slice = 10'000'000;

} // namespace

void Cores::servesMany()
{
    SchedulingAttributes attributes;
    if (::syscall(SYS_sched_getattr, 0, &attributes, sizeof attributes, 0) != 0)
        return;
    attributes.runtime = slice;
    ::syscall(SYS_sched_setattr, 0, &attributes, 0); // refused, it costs more switches
}

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
