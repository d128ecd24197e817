#pragma once

#include "engine/world/snapshot.h"
#include "engine/world/world.h"

#include <cstdint>
#include <set>
#include <span>
#include <vector>

namespace crosstalk::analysis {

/// The deadlocks among sleeping processes: largest sets of which every member sleeps without a time
/// limit, and everybody who could wake it is in the set too. Over all mechanisms alike: lock
/// cycles, two processes that fill each other's pipes, a reader that itself holds the only write
/// end. Sets that have nothing to do with each other are reported apart, each in the order of its
/// processes.
///
/// A process may appear several times, once a sleeping thread; all its threads must be in there.
/// Who sleeps although nobody is named to wake it is on its way to wake up: no deadlock.
std::vector<world::Deadlock> findDeadlocks(std::span<const world::BlockedProcess> blocked);

/// Reports a deadlock once it has lasted: what /proc says of two processes is not said at one
/// moment, so that one which was woken just now may still look asleep.
class DeadlockWatch
{
public:
    static constexpr std::uint64_t settleNs = 100'000'000;

    /// The deadlocks that have stood unchanged for settleNs at `now` (ns, does not go down).
    std::vector<world::Deadlock> look(std::span<const world::BlockedProcess> blocked,
                                      std::uint64_t now);

private:
    struct Candidate
    {
        std::set<int> processes;
        std::uint64_t since = 0;
    };

    std::vector<Candidate> m_candidates;
};

} // namespace crosstalk::analysis
