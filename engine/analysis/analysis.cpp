#include "engine/analysis/analysis.h"

#include <algorithm>

namespace crosstalk::analysis {

Analysis::Analysis(Context context)
    : m_context(std::move(context)), m_detector(std::make_unique<RaceDetector>(m_context)),
      m_lockOrders(std::make_unique<LockOrders>(m_context))
{
}

Analysis::~Analysis() = default;

void Analysis::fold(const tap::Event& event, std::uint64_t index, mechanisms::Effects& effects,
                    int process)
{
    const std::size_t found = m_detector->fold(event, index, effects.order, effects.holds, process);
    if (m_lockOrders->fold(event, index, effects.order, effects.holds, process)) {
        const world::LockOrder& order = lockOrders().back().order;
        effects.facts.push_back({"lock-order", order.steps.back().taken, {}, process, index});
    }
    for (const RaceReport& report : races().last(found)) {
        mechanisms::Fact fact;
        fact.kind = "race";
        fact.on = report.race.variable;
        fact.process = process;
        fact.event = index;
        effects.facts.push_back(std::move(fact));
    }
}

std::span<const RaceReport> Analysis::races() const
{
    return m_detector->races();
}

std::span<const RaceReport> Analysis::racesWithin(std::uint64_t events) const
{
    const std::span<const RaceReport> all = races();
    const auto end =
        std::partition_point(all.begin(), all.end(), [events](const RaceReport& report) {
            return report.foundAt < events;
        });
    return all.first(static_cast<std::size_t>(end - all.begin()));
}

std::optional<std::uint64_t> Analysis::raceNear(std::uint64_t events, int direction) const
{
    std::optional<std::uint64_t> nearest;
    for (const RaceReport& report : races())
        if (const auto event = report.pairs.near(events, direction))
            nearest = !nearest        ? event
                      : direction > 0 ? std::min(*nearest, *event)
                                      : std::max(*nearest, *event);
    return nearest;
}

std::span<const LockOrderReport> Analysis::lockOrdersWithin(std::uint64_t events) const
{
    const std::span<const LockOrderReport> all = lockOrders();
    const auto end =
        std::partition_point(all.begin(), all.end(), [events](const LockOrderReport& report) {
            return report.foundAt < events;
        });
    return all.first(static_cast<std::size_t>(end - all.begin()));
}

std::vector<world::Deadlock> Analysis::deadlocks(std::span<const world::BlockedProcess> blocked,
                                                 std::uint64_t now, const Outsiders& outsiders)
{
    return m_watch.look(blocked, now, outsiders);
}

std::uint64_t Analysis::untracked() const
{
    return m_detector->untracked();
}

} // namespace crosstalk::analysis
