#pragma once

#include "engine/analysis/vectorclock.h"

#include <cstdint>
#include <deque>
#include <vector>

namespace crosstalk::analysis {

/// Who supplied which bytes of a stream, and what had happened before they did: a read is after the
/// writes whose bytes it returned, and after no other.
class StreamClocks
{
public:
    /// Bytes [from, to) come from this thread's new write, made when its clock was `clock`.
    /// Stretches may overlap; where they begin does not go down as a rule (but may).
    void supply(unsigned thread, std::uint64_t from, std::uint64_t to, const VectorClock& clock);

    /// The thread's write that began at `from` may reach as far as `to`: it is still going on.
    void extend(unsigned thread, std::uint64_t from, std::uint64_t to);

    /// Joins into `clock` every supply that covers any of the bytes [from, to). What lies wholly
    /// before `from` is summed up: a later take that reaches back gets all of it.
    void take(std::uint64_t from, std::uint64_t to, VectorClock& clock);

    std::size_t remembered() const { return m_supplies.size(); }

private:
    /// More than any pipe holds messages; beyond it the oldest are summed up.
    static constexpr std::size_t maxSupplies = 1u << 17;

    struct Supply
    {
        std::uint64_t from;
        std::uint64_t to;
        unsigned thread;
        unsigned clocks; ///< how many words of m_words are its vector clock
    };

    Supply* find(unsigned thread, std::uint64_t from);
    void forgetLatest();
    void sumUpOldest();
    void joinWords(std::size_t first, unsigned count, VectorClock& clock) const;

    std::deque<Supply> m_supplies;
    std::deque<std::uint64_t> m_words; ///< the supplies' clocks, cut to the threads there are
    VectorClock m_past;                ///< of supplies summed up
    std::uint64_t m_pastEnd = 0;
    bool m_sorted = true; ///< by where they begin
};

} // namespace crosstalk::analysis
