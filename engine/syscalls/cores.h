#pragma once

#include <sched.h>

namespace crosstalk::syscalls {

class Tracee;

/// Keeps the calling thread on the core of the tracee it has most to do with: a stop there is a
/// switch between two threads, elsewhere it wakes a core that sleeps (9.5 times dearer).
class Cores
{
public:
    Cores();

    /// Has the calling thread, when it is woken, let others on its core run first: all tracees there
    /// come to a stop, and one wake-up serves them all.
    static void servesMany();

    /// To be told of every stop.
    void stopOf(Tracee& tracee);

private:
    void moveTo(int core);

    cpu_set_t m_allowed{}; ///< those that this thread may use
    int m_count = 0;
    int m_core = -1; ///< where it was put; -1: nowhere yet
};

} // namespace crosstalk::syscalls
