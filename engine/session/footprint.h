#pragma once

#include "engine/explore/operation.h"
#include "engine/tap/event.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>

namespace crosstalk::session {

/// Numbers for what the kernel gives another name in every execution: a segment, a pipe, a
/// process's private memory. The same thing has the same number whenever it comes about again.
class StableNames
{
public:
    /// An object is described by a thread that is known by `key`; `name` is its name, run apart.
    void describe(std::uint64_t object, const std::string& key, const std::string& name);
    /// The private memory of a process that is known by `key`.
    void describePrivate(std::uint64_t object, const std::string& key);
    /// Two ends of one connection are one place.
    void join(std::uint64_t object, std::uint64_t other);

    std::uint64_t of(std::uint64_t object);

    /// Forgets who is who, but for the numbers given: before an execution with new processes.
    void forget();

private:
    std::uint64_t numberOf(const std::string& name);

    std::map<std::string, std::uint64_t> m_numbers; ///< never forgotten
    std::map<std::uint64_t, std::uint64_t> m_objects;
    std::map<std::string, int> m_described; ///< by whom, how many without a name
};

/// Reads from the events of a step which places it used and how. Knows who holds what lock and how
/// many units a semaphore has: a value, part of what an execution begins from.
class Footprint
{
public:
    /// Adds what one event used to `operation`; `thread` did it.
    void add(const tap::Event& event, int thread, StableNames& names,
             explore::Operation& operation);

    /// What a thread that cannot go on would use, by its pending operation.
    static explore::Operation wanted(const tap::Event& pending, StableNames& names);

    /// Whatever a process has open is let go when it ends.
    static void addEnd(std::uint64_t object, StableNames& names, explore::Operation& operation);

private:
    using Place = std::pair<std::uint64_t, std::uint64_t>;
    struct Lock
    {
        int owner = -1;
        int depth = 0;
    };

    void addAccess(const tap::Event& event, explore::Mode mode, StableNames& names,
                   explore::Operation& operation) const;
    void addCall(const tap::Event& event, int thread, StableNames& names,
                 explore::Operation& operation);
    void took(const tap::Event& exit, const Place& place, int thread,
              explore::Operation& operation);
    void gives(const tap::Event& enter, const Place& place, int thread,
               explore::Operation& operation);

    std::map<Place, Lock> m_locks;
    std::map<Place, std::int32_t> m_units; ///< of semaphores that were seen from their beginning
};

} // namespace crosstalk::session
