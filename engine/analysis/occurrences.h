#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <vector>

namespace crosstalk::analysis {

/// When the same thing happened again and again: the numbers of the events, ascending. Eight bytes
/// an occurrence, so that the count of any past moment is exact.
class Occurrences
{
public:
    /// Once more; `event` is no less than any before.
    void add(std::uint64_t event) { m_events.push_back(event); }

    /// Takes on those of another, in order.
    void merge(const Occurrences& other)
    {
        std::vector<std::uint64_t> all;
        all.reserve(m_events.size() + other.m_events.size());
        std::merge(m_events.begin(), m_events.end(), other.m_events.begin(), other.m_events.end(),
                   std::back_inserter(all));
        m_events = std::move(all);
        m_forgotten += other.m_forgotten;
    }

    std::uint64_t total() const { return m_forgotten + m_events.size(); }

    /// How many there were among the first `events` events of the log.
    std::uint64_t within(std::uint64_t events) const
    {
        return m_forgotten + std::uint64_t(from(events) - m_events.begin());
    }

    /// The nearest one for a reader who has seen the first `events` events: the next that is not
    /// among them, or (`direction` < 0) the one before the last that is. None where there is none.
    std::optional<std::uint64_t> near(std::uint64_t events, int direction) const
    {
        if (direction > 0) {
            const auto next = from(events);
            return next != m_events.end() ? std::optional(*next) : std::nullopt;
        }
        const auto here = from(events > 0 ? events - 1 : 0);
        return here != m_events.begin() ? std::optional(*(here - 1)) : std::nullopt;
    }

    /// The log has no events before that one any more: they are still counted, but not gone to.
    void forgetBefore(std::uint64_t event)
    {
        const auto kept = from(event);
        m_forgotten += std::uint64_t(kept - m_events.begin());
        m_events.erase(m_events.begin(), kept);
    }

private:
    std::vector<std::uint64_t>::const_iterator from(std::uint64_t event) const
    {
        return std::lower_bound(m_events.begin(), m_events.end(), event);
    }

    std::vector<std::uint64_t> m_events;
    std::uint64_t m_forgotten = 0;
};

} // namespace crosstalk::analysis
