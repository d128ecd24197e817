#pragma once

#include "engine/analysis/vectorclock.h"

#include <cstdint>
#include <vector>

namespace crosstalk::analysis {

/// The latest values of one atomic location, each with what a load that reads it is after: the
/// store that released it, and through read-modify-writes every store of its release sequence.
///
/// Loads are matched to stores by value, not by stamp: events of two cores on one word may be
/// logged in the wrong order, what they read and wrote cannot lie. Where the value leaves a doubt,
/// more order is assumed rather than less: a race is never reported because of it.
class AtomicOrder
{
public:
    /// A thread stored `value`; who reads it is after `released` (empty: a relaxed store).
    void store(std::uint64_t value, std::uint32_t size, const VectorClock& released);

    /// A thread is about to modify the value; what it will leave is not known yet, but others may
    /// read it and be logged before.
    void beginModify(unsigned thread);

    /// It did: `old` became `value`. `released` as in store(); `read` is what read() gave for old.
    void modify(unsigned thread, std::uint64_t old, std::uint64_t value, std::uint32_t size,
                const VectorClock& released, const VectorClock& read);

    /// It did not (a failed compare-exchange, or the thread is gone).
    void endModify(unsigned thread);

    /// What a load by `thread` that saw `value` is after, if it acquires. `clockOf` gives the
    /// clock that a thread inside a modification releases.
    template<class ClockOf>
    VectorClock read(unsigned thread, std::uint64_t value, std::uint32_t size,
                     ClockOf clockOf) const
    {
        VectorClock result;
        if (const Version* version = find(value, size))
            return version->released;
        if (const std::uint64_t others = m_modifying & ~(std::uint64_t{1} << thread)) {
            for (unsigned other = 0; other < maxThreads; ++other)
                if (others >> other & 1)
                    result.join(clockOf(other));
            if (!m_versions.empty())
                result.join(m_versions.back().released); // they carry its release sequence on
        }
        result.join(m_forgotten);
        return result;
    }

    /// The location holds something that no atomic operation put there.
    void reset();

private:
    static constexpr std::size_t maxVersions = 8;

    struct Version
    {
        std::uint64_t value;
        std::uint32_t size;
        bool orphan;       ///< a modification of a value that has not been logged yet …
        std::uint64_t old; ///< … namely this one
        VectorClock released;
    };

    const Version* find(std::uint64_t value, std::uint32_t size) const;
    void add(Version version);

    std::vector<Version> m_versions; ///< oldest first
    VectorClock m_forgotten;
    std::uint64_t m_modifying = 0; ///< threads inside a read-modify-write, one bit each
};

} // namespace crosstalk::analysis
