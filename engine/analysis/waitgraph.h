#pragma once

#include "engine/world/snapshot.h"
#include "engine/world/world.h"

#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <vector>

namespace crosstalk::analysis {

/// The deadlocks among sleeping processes, over all mechanisms alike: lock cycles, two processes
/// that fill each other's pipes, a reader that itself holds the only write end, a signal that
/// nobody is left to give.
///
/// A process is stuck when all its threads sleep without a time limit and who could wake them is
/// stuck too: all of those of whom one would do, or one of those who are all needed. Among the
/// stuck a deadlock is a smallest set whose members wait for nobody outside it; who waits for one
/// and is not waited for is named apart (Deadlock::behind). Deadlocks are in the order of their
/// processes.
///
/// `blocked` holds every sleeping thread. Who sleeps although nobody is named to wake it, and
/// nobody is known to have died either, is on its way to wake up or waits for the world outside: no
/// deadlock.
std::vector<world::Deadlock> findDeadlocks(std::span<const world::BlockedProcess> blocked);

/// Whether somebody who is not of the run could wake this one: asks the kernel.
using Outsiders = std::function<bool(const world::BlockedProcess&)>;

/// Reports a deadlock once it has lasted: what /proc says of two processes is not said at one
/// moment, so that one which was woken just now may still look asleep.
class DeadlockWatch
{
public:
    static constexpr std::uint64_t settleNs = 100'000'000;

    /// The deadlocks that have stood unchanged for settleNs at `now` (ns, does not go down), but
    /// for those that `outsiders` could end; it may be empty.
    std::vector<world::Deadlock> look(std::span<const world::BlockedProcess> blocked,
                                      std::uint64_t now, const Outsiders& outsiders = {});

private:
    struct Candidate
    {
        std::set<int> processes;
        std::uint64_t since = 0;
    };

    std::vector<Candidate> m_candidates;
};

} // namespace crosstalk::analysis
