#include "engine/analysis/waitgraph.h"

#include "engine/mechanisms/mechanism.h"

#include <algorithm>
#include <string>

namespace crosstalk::analysis {

using world::BlockedProcess;

namespace {

std::string nameOf(int process)
{
    return "P" + std::to_string(process + 1);
}

/// Waits that end by themselves: pthread_mutex_timedlock, sem_clockwait, …
bool isTimed(tap::CallId call)
{
    const std::string_view name = mechanisms::callName(call);
    return name.find("timed") != name.npos || name.find("clock") != name.npos;
}

bool isStuck(const BlockedProcess& wait, const std::set<int>& stuck)
{
    if (wait.unblockers.empty() || isTimed(wait.call))
        return false;
    return std::all_of(wait.unblockers.begin(), wait.unblockers.end(),
                       [&stuck](int process) { return stuck.contains(process); });
}

/// Begins with all sleepers and takes out, until nothing changes, who could be woken from outside.
std::set<int> stuckProcesses(std::span<const BlockedProcess> blocked)
{
    std::set<int> stuck;
    for (const BlockedProcess& wait : blocked)
        stuck.insert(wait.process);
    for (bool changed = true; changed;) {
        changed = false;
        for (const BlockedProcess& wait : blocked)
            if (!isStuck(wait, stuck))
                changed |= stuck.erase(wait.process) > 0;
    }
    return stuck;
}

/// Takes the processes that are linked with `first` by waiting, in either direction, out of `left`.
std::set<int> component(int first, std::set<int>& left, std::span<const BlockedProcess> blocked)
{
    std::set<int> result{first};
    left.erase(first);
    for (bool grew = true; grew;) {
        grew = false;
        for (const BlockedProcess& wait : blocked)
            for (const int other : wait.unblockers) {
                const bool from = result.contains(wait.process);
                if (from == result.contains(other))
                    continue;
                grew |= left.erase(from ? other : wait.process) > 0;
                result.insert(from ? other : wait.process);
            }
    }
    return result;
}

/// "P2", "P2 or P3", "P1 itself".
std::string wakers(const world::Wait& wait)
{
    std::string text;
    for (const int process : wait.waitsFor) {
        text += text.empty() ? "" : " or ";
        text += nameOf(process);
        if (process == wait.process)
            text += " itself";
    }
    return text;
}

std::string why(const std::vector<world::Wait>& waits)
{
    std::string text;
    for (const world::Wait& wait : waits) {
        text += text.empty() ? "" : "; ";
        text += nameOf(wait.process) + " sleeps in " + wait.call;
        if (!wait.object.empty())
            text += " on " + wait.object;
        text += ", only " + wakers(wait) + " could wake it";
    }
    return text + (waits.size() == 1 ? ". It can never go on."
                                     : ". All of them sleep, so none can ever go on.");
}

world::Deadlock deadlockOf(const std::set<int>& processes, std::span<const BlockedProcess> blocked)
{
    world::Deadlock result;
    for (const BlockedProcess& wait : blocked)
        if (processes.contains(wait.process))
            result.waits.push_back({wait.process, std::string(mechanisms::callName(wait.call)),
                                    wait.channel, wait.object, wait.unblockers});
    std::stable_sort(result.waits.begin(), result.waits.end(),
                     [](const auto& a, const auto& b) { return a.process < b.process; });
    result.why = why(result.waits);
    return result;
}

std::set<int> membersOf(const world::Deadlock& deadlock)
{
    std::set<int> members;
    for (const world::Wait& wait : deadlock.waits)
        members.insert(wait.process);
    return members;
}

} // namespace

std::vector<world::Deadlock> findDeadlocks(std::span<const BlockedProcess> blocked)
{
    std::set<int> left = stuckProcesses(blocked);
    std::vector<BlockedProcess> stuck;
    std::copy_if(blocked.begin(), blocked.end(), std::back_inserter(stuck),
                 [&left](const BlockedProcess& wait) { return left.contains(wait.process); });
    std::vector<world::Deadlock> result;
    while (!left.empty())
        result.push_back(deadlockOf(component(*left.begin(), left, stuck), stuck));
    return result;
}

std::vector<world::Deadlock> DeadlockWatch::look(std::span<const BlockedProcess> blocked,
                                                 std::uint64_t now)
{
    std::vector<world::Deadlock> settled;
    std::vector<Candidate> candidates;
    for (world::Deadlock& deadlock : findDeadlocks(blocked)) {
        Candidate candidate{membersOf(deadlock), now};
        const auto known =
            std::find_if(m_candidates.begin(), m_candidates.end(),
                         [&](const Candidate& c) { return c.processes == candidate.processes; });
        if (known != m_candidates.end())
            candidate.since = known->since;
        if (now - candidate.since >= settleNs)
            settled.push_back(std::move(deadlock));
        candidates.push_back(std::move(candidate));
    }
    m_candidates = std::move(candidates);
    return settled;
}

} // namespace crosstalk::analysis
