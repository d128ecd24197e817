#pragma once

#include <cstdint>
#include <set>

namespace crosstalk::kernel {

/// What processes may do with one object that they hold a descriptor of, or have mapped.
struct Reach
{
    bool reads = false;
    bool writes = false;
    bool locks = false; ///< has it locked by flock or fcntl, through a descriptor that it holds
    bool maps = false;  ///< looked for when asked to, and nobody holds a descriptor
};

/// What everybody but the processes of `inside` may do with the object of this key
/// (tap::objectKey), by /proc/PID/fd, fdinfo and maps. Those of other users, which may not be
/// looked at, are taken for strangers that hold nothing. Dear: some 10 ms on a machine with many
/// processes, and twice that with `mappings`, which only memory has.
Reach reachOfOthers(std::uint64_t key, const std::set<int>& inside, bool mappings);

/// A FIFO that a descriptor of a process leads to: whether it has a name, by which anybody could
/// open it, and had it at `since` already (CLOCK_REALTIME, seconds). Without a birth time of the
/// file it is taken for an old one.
bool isNamedSince(int pid, int fd, std::int64_t since);

} // namespace crosstalk::kernel
