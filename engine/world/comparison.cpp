#include "engine/world/comparison.h"

#include <algorithm>

namespace crosstalk::world {

void Comparison::begin(std::int64_t way, std::uint64_t now)
{
    settle();
    if (way < 0 || way >= mostWays)
        return;
    m_open = way;
    m_since = now;
}

void Comparison::end(std::int64_t way, std::uint64_t now, bool timed)
{
    if (way < 0 || way != m_open || m_answered)
        return;
    m_answered = true;
    m_took = now - std::min(now, m_since);
    m_timed = timed && !m_held;
}

/// Takes the request that was answered into the sums of its way.
void Comparison::settle()
{
    if (m_answered) {
        if (std::size_t(m_open) >= m_ways.size())
            m_ways.resize(std::size_t(m_open) + 1);
        Way& done = m_ways[std::size_t(m_open)];
        ++done.requests;
        done.calls += m_calls;
        done.copies += m_copies;
        done.bytes += m_bytes;
        const auto ns = std::uint32_t(std::min<std::uint64_t>(m_took, ~0u));
        if (m_timed && done.times.size() < keptTimes)
            done.times.push_back(ns);
        else if (m_timed)
            done.times[done.timed % keptTimes] = ns;
        done.timed += m_timed ? 1 : 0;
    }
    m_open = -1;
    m_calls = m_copies = m_bytes = 0;
    m_answered = m_held = false;
}

void Comparison::archive(StateArchive& archive)
{
    archive(m_ways, m_open, m_answered, m_timed, m_took, m_since, m_calls, m_copies, m_bytes,
            m_held);
    archive.require(m_open >= (m_answered ? 0 : -1) && m_open < mostWays);
}

void Comparison::copied(std::uint64_t bytes)
{
    ++m_copies;
    m_bytes += bytes;
}

std::vector<WayView> Comparison::view(const std::vector<std::string>* names) const
{
    std::vector<WayView> out;
    for (std::size_t i = 0; i < m_ways.size(); ++i) {
        const Way& way = m_ways[i];
        if (way.requests == 0)
            continue;
        WayView& view = out.emplace_back();
        view.way = int(i);
        view.name = names != nullptr && i < names->size() ? (*names)[i] : std::to_string(i);
        view.requests = way.requests;
        view.calls = double(way.calls) / double(way.requests);
        view.copies = double(way.copies) / double(way.requests);
        view.bytes = double(way.bytes) / double(way.requests);
        view.timed = way.timed;
        if (way.times.empty())
            continue;
        std::vector<std::uint32_t> sorted = way.times;
        std::ranges::sort(sorted);
        view.medianNs = sorted[sorted.size() / 2];
        view.lowNs = sorted[sorted.size() / 10];
        view.highNs = sorted[sorted.size() * 9 / 10];
    }
    return out;
}

} // namespace crosstalk::world
