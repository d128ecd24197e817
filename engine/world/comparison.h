#pragma once

#include "engine/base/statearchive.h"
#include "engine/world/snapshot.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crosstalk::world {

/// The same job done in several ways, side by side: what one request costs in each. A program says
/// where a request begins and ends with mark("request", way) and mark("answer", way). The time is
/// that between the two; the calls and copies of all processes until the next request belong to it,
/// for who answered may still be on its way back out of its call. One request at a time: a second
/// "request" before the "answer" starts it anew.
class Comparison
{
public:
    void begin(std::int64_t way, std::uint64_t now);

    /// `timed`: nobody was held at the gate meanwhile, so that the time says something.
    void end(std::int64_t way, std::uint64_t now, bool timed);

    bool isOpen() const { return m_open >= 0; }
    void call() { ++m_calls; }              ///< a call was made
    void copied(std::uint64_t bytes);       ///< bytes crossed the boundary, either way
    void gateWasClosed() { m_held = true; } ///< the time of the open request is no measure

    /// One entry a way that was ever taken, without the latest request, to which more may still be
    /// counted; `names` are the options of the choice "way".
    std::vector<WayView> view(const std::vector<std::string>* names) const;

    void archive(StateArchive& archive);

private:
    struct Way
    {
        std::uint64_t requests = 0;
        std::uint64_t calls = 0;
        std::uint64_t copies = 0;
        std::uint64_t bytes = 0;
        std::vector<std::uint32_t> times; ///< ns of the latest requests, a ring
        std::uint64_t timed = 0;
        void archive(StateArchive& archive)
        {
            archive(requests, calls, copies, bytes, times, timed);
        }
    };

    static constexpr std::size_t keptTimes = 512;
    static constexpr std::int64_t mostWays = 16;

    std::vector<Way> m_ways;
    void settle();

    std::int64_t m_open = -1;
    bool m_answered = false;
    bool m_timed = false;
    std::uint64_t m_took = 0;
    std::uint64_t m_since = 0;
    std::uint64_t m_calls = 0;
    std::uint64_t m_copies = 0;
    std::uint64_t m_bytes = 0;
    bool m_held = false;
};

} // namespace crosstalk::world
