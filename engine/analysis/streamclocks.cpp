#include "engine/analysis/streamclocks.h"

namespace crosstalk::analysis {

void StreamClocks::supply(unsigned thread, std::uint64_t from, std::uint64_t to,
                          const VectorClock& clock)
{
    if (from >= to)
        return;
    // A write of the same thread that began here is over and moved nothing (EAGAIN).
    if (!m_supplies.empty() && find(thread, from) == &m_supplies.back())
        forgetLatest();
    if (m_supplies.size() == maxSupplies)
        sumUpOldest();
    m_sorted = m_sorted && (m_supplies.empty() || m_supplies.back().from <= from);
    m_supplies.push_back({from, to, thread, clock.size()});
    for (unsigned other = 0; other < clock.size(); ++other)
        m_words.push_back(clock.at(other));
}

void StreamClocks::extend(unsigned thread, std::uint64_t from, std::uint64_t to)
{
    if (Supply* supply = find(thread, from))
        supply->to = std::max(supply->to, to);
}

/// The thread's latest supply if it began there.
StreamClocks::Supply* StreamClocks::find(unsigned thread, std::uint64_t from)
{
    for (auto supply = m_supplies.rbegin(); supply != m_supplies.rend(); ++supply) {
        if (supply->thread == thread && supply->from == from)
            return &*supply;
        if (m_sorted && supply->from < from)
            break;
    }
    return nullptr;
}

void StreamClocks::forgetLatest()
{
    m_words.erase(m_words.end() - m_supplies.back().clocks, m_words.end());
    m_supplies.pop_back();
}

void StreamClocks::take(std::uint64_t from, std::uint64_t to, VectorClock& clock)
{
    if (from >= to)
        return;
    while (!m_supplies.empty() && m_supplies.front().to <= from)
        sumUpOldest();
    if (from < m_pastEnd)
        clock.join(m_past);
    std::size_t word = 0;
    for (const Supply& supply : m_supplies) {
        if (supply.from < to && from < supply.to)
            joinWords(word, supply.clocks, clock);
        word += supply.clocks;
        if (m_sorted && supply.from >= to)
            break;
    }
}

void StreamClocks::sumUpOldest()
{
    const Supply& oldest = m_supplies.front();
    joinWords(0, oldest.clocks, m_past);
    m_pastEnd = std::max(m_pastEnd, oldest.to);
    m_words.erase(m_words.begin(), m_words.begin() + oldest.clocks);
    m_supplies.pop_front();
}

void StreamClocks::joinWords(std::size_t first, unsigned count, VectorClock& clock) const
{
    for (unsigned thread = 0; thread < count; ++thread)
        if (m_words[first + thread] > clock.at(thread))
            clock.set(thread, m_words[first + thread]);
}

} // namespace crosstalk::analysis
