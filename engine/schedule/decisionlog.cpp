#include "engine/schedule/decisionlog.h"

#include <algorithm>

namespace crosstalk::schedule {

void DecisionLog::decide(const Decision& decision, std::uint64_t event)
{
    if (!m_letGo)
        m_entries.push_back({decision.process, decision.thread, event});
}

void DecisionLog::intervene(std::string text, std::uint64_t event)
{
    if (m_letGo)
        return;
    m_texts.emplace(m_entries.size(), std::move(text));
    m_entries.push_back({-1, 0, event});
}

void DecisionLog::letGo(std::uint64_t event)
{
    if (m_letGo)
        return;
    m_letGo = true;
    m_letGoAt = event;
}

std::vector<ScheduleLine> DecisionLog::lines(std::uint64_t event) const
{
    const auto end = std::partition_point(m_entries.begin(), m_entries.end(),
                                          [&](const Entry& entry) { return entry.event < event; });
    std::vector<ScheduleLine> out;
    out.reserve(std::size_t(end - m_entries.begin()));
    for (auto entry = m_entries.begin(); entry != end; ++entry) {
        if (entry->process >= 0)
            out.push_back({{entry->process, entry->thread}, {}, 0});
        else
            out.push_back({{}, m_texts.at(std::size_t(entry - m_entries.begin())), 0});
    }
    return out;
}

bool takeBack(std::vector<ScheduleLine>& lines)
{
    const auto last = std::find_if(lines.rbegin(), lines.rend(),
                                   [](const ScheduleLine& line) { return line.decides(); });
    if (last == lines.rend())
        return false;
    lines.erase(std::prev(last.base()), lines.end());
    return true;
}

} // namespace crosstalk::schedule
