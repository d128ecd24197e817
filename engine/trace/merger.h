#pragma once

#include "engine/tap/event.h"
#include "engine/trace/clock.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

// Many rings, one order.
//
// A round: the drainer reads the clock (the horizon), THEN looks at every ring, then merges what it
// saw up to the horizon:
//
//     horizon = clock.ticks();
//     for each ring: source.first, source.second = ring.readable();
//     merger.begin(sources, horizon);
//     do { out = log.tail(); n = merger.merge(out); log.commit(n); } while (n == out.size());
//     for each ring: ring.consume(source.taken);
//
// Why this order: a release is pushed before it takes effect, an acquisition is stamped after it
// did. So if an acquisition's stamp is <= horizon, its release was in its ring before the horizon
// was read, and is seen in this round or was merged in an earlier one. Events beyond the horizon
// wait for the next round.

namespace crosstalk::trace {

/// What one ring shows in this round, oldest first: up to two spans, since a ring wraps around.
struct Source
{
    std::uint16_t thread = 0; ///< the ring's own slot number: every event is stamped with it
    std::span<const tap::Event> first;
    std::span<const tap::Event> second;
    std::size_t taken = 0; ///< how many of them have been merged; consume these
};

/// Merges the rings' events by time, losing none. Events of one ring keep their order even where
/// their times run backwards; between rings equal times go by the order of the sources. A worker
/// may have scribbled over its ring: whatever lies there comes out with its ring's thread number
/// and a kind that exists, and no stamp can hold a ring up for longer than a round.
class Merger
{
public:
    static constexpr std::size_t maxSources = 257; ///< 256 rings and the engine's own events

    /// Times come out as ticks unchanged.
    Merger() = default;

    /// Times come out as nanoseconds since the run began. `clock` must outlive the merger.
    explicit Merger(const Clock& clock) : m_clock(&clock) {}

    /// Starts a round. The sources must stay where they are until the round is over.
    void begin(std::span<Source> sources, std::uint64_t horizon);

    /// Merges into `out` and returns how many events it got: fewer than its size when the round is
    /// exhausted.
    std::size_t merge(std::span<tap::Event> out);

private:
    struct Cursor
    {
        const tap::Event* at;
        const tap::Event* end;
        std::uint16_t thread;
        const tap::Event* nextBegin; ///< the ring's second span, until it is reached
        const tap::Event* nextEnd;
        std::size_t known; ///< so many were seen in an earlier round: before the horizon for sure
        std::size_t total;
        Source* source;

        std::size_t left() const
        {
            return static_cast<std::size_t>((end - at) + (nextEnd - nextBegin));
        }
    };

    /// Up to so many heads are compared pairwise, without a branch or a loop.
    static constexpr std::size_t few = 8;

    std::uint64_t keyOf(const Cursor& cursor) const;
    void add(Source& source);
    void drop(std::size_t index);
    void settle(const Cursor& cursor);
    std::size_t earliest() const;
    std::uint64_t runLimit(std::size_t winner) const;
    template<bool Convert> std::size_t mergeLoop(std::span<tap::Event> out);
    template<bool Convert>
    tap::Event* takeRun(std::size_t winner, std::uint64_t limit, tap::Event* out, tap::Event* end);
    bool step(Cursor& cursor, std::uint64_t& key) const;
    std::size_t& leftOf(const Source& source);

    const Clock* m_clock = nullptr;
    std::uint64_t m_horizon = 0;
    std::size_t m_active = 0;
    std::array<std::uint64_t, maxSources> m_keys{}; ///< time of each cursor's head, ~0 beyond
    std::array<Cursor, maxSources> m_cursors{};
    std::array<std::size_t, maxSources> m_left{}; ///< seen but not taken, by thread
};

} // namespace crosstalk::trace
