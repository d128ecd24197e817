#pragma once

#include "engine/schedule/schedulefile.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace crosstalk::schedule {

/// What was decided in a run so far, and when: kept as it goes, so that how any moment of it came
/// about can be told. A moment is the number of events folded by then.
class DecisionLog
{
public:
    /// This one was let through a gate; what it did are the events from `event` on.
    void decide(const Decision& decision, std::uint64_t event);

    /// Something was done to the run, as --at writes it.
    void intervene(std::string text, std::uint64_t event);

    /// The gate was opened: who went when was nobody's decision from here on, and nothing that
    /// follows can be told.
    void letGo(std::uint64_t event);

    /// Whether all that happened up to that moment was decided here.
    bool tellsAll(std::uint64_t event) const { return !m_letGo || event <= m_letGoAt; }
    bool hasLetGo() const { return m_letGo; }

    std::size_t size() const { return m_entries.size(); }
    std::uint64_t decisions() const { return m_entries.size() - m_texts.size(); }

    /// All lines, and those without which the first `event` events would not have happened: a step
    /// that had begun is told whole.
    std::vector<ScheduleLine> lines() const { return lines(~std::uint64_t{0}); }
    std::vector<ScheduleLine> lines(std::uint64_t event) const;

private:
    struct Entry
    {
        std::int32_t process; ///< -1: an intervention
        std::int32_t thread;
        std::uint64_t event;
    };

    std::vector<Entry> m_entries;
    std::map<std::size_t, std::string> m_texts; ///< of interventions, by place
    bool m_letGo = false;
    std::uint64_t m_letGoAt = 0;
};

/// Without its last decision, and without what was done after it. False when there is none.
bool takeBack(std::vector<ScheduleLine>& lines);

} // namespace crosstalk::schedule
