#pragma once

#include "engine/kernel/outsiders.h"
#include "engine/world/world.h"

#include <chrono>
#include <cstdint>
#include <map>

namespace crosstalk::session {

/// Whether somebody who is not of the run could wake one of its sleepers: holds the other end of
/// its pipe or socket, has the segment mapped that its semaphore lies in, could open its FIFO by
/// name, had its set of semaphores before the run. Asked before a deadlock is called. What is found
/// is believed for a moment, since to look is dear.
class Strangers
{
public:
    Strangers();

    /// To be told of every Describe and Joined, and of the sets of semaphores that are made or
    /// found: which inode each object has, and its peer.
    void note(const tap::Event& event);

    bool couldWake(const world::BlockedProcess& wait, const world::World& world);

private:
    using Clock = std::chrono::steady_clock;
    struct Known
    {
        bool could = false;
        Clock::time_point until;
    };

    struct Object
    {
        tap::ObjectKind kind = tap::ObjectKind::Unknown;
        std::uint64_t inode = 0; ///< tap::objectKey of it
        std::uint64_t peer = 0;  ///< key of the other end; 0: none
        bool isOlder = false;    ///< a set of semaphores that was there before the run
    };

    bool look(const world::BlockedProcess& wait, const world::BlockedProcess::Place& place,
              const world::World& world) const;
    std::uint64_t inodeOf(std::uint64_t object) const;

    std::int64_t m_began; ///< seconds of CLOCK_REALTIME
    std::map<std::uint64_t, Object> m_objects;
    std::map<std::pair<int, std::uint64_t>, Known> m_known; ///< by process and object
};

} // namespace crosstalk::session
