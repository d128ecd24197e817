#include "widgets/code/lineheat.h"

#include <algorithm>

namespace crosstalk::code {
namespace {

constexpr std::size_t kept = 40; // snapshots: about two thirds of a second

bool standsStill(const world::Snapshot& snapshot, const world::ProcessView& process)
{
    return snapshot.gateClosed || process.state != world::ProcessState::Running;
}

bool hasEnded(const world::ProcessView& process)
{
    return process.state == world::ProcessState::Exited ||
           process.state == world::ProcessState::Killed;
}

} // namespace

void LineHeat::clear()
{
    m_trails.clear();
}

void LineHeat::add(const world::Snapshot& snapshot)
{
    m_trails.resize(snapshot.processes.size());
    for (std::size_t i = 0; i < m_trails.size(); ++i) {
        const world::ProcessView& process = snapshot.processes[i];
        Trail& trail = m_trails[i];
        trail.still = standsStill(snapshot, process);
        if (trail.still)
            trail.places.clear();
        if (!hasEnded(process))
            trail.places.push_back({process.at.file, process.at.line});
        if (trail.places.size() > kept)
            trail.places.pop_front();
    }
}

std::vector<LineHeat::Presence> LineHeat::on(const std::string& file, int line) const
{
    std::vector<Presence> present;
    for (std::size_t i = 0; i < m_trails.size(); ++i) {
        const auto& places = m_trails[i].places;
        const auto here = std::count_if(places.begin(), places.end(), [&](const Place& place) {
            return place.line == line && place.file == file;
        });
        if (here > 0)
            present.push_back({int(i), double(here) / double(places.size()), m_trails[i].still});
    }
    return present;
}

std::vector<int> LineHeat::current(const std::string& file) const
{
    std::vector<int> lines;
    for (const Trail& trail : m_trails) {
        const bool here = !trail.places.empty() && trail.places.back().file == file;
        lines.push_back(here ? trail.places.back().line : 0);
    }
    return lines;
}

} // namespace crosstalk::code
