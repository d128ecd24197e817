#include "engine/analysis/waitgraph.h"

#include "engine/mechanisms/mechanism.h"

#include <algorithm>
#include <map>
#include <string>

namespace crosstalk::analysis {

using world::BlockedProcess;

namespace {

std::string nameOf(int process)
{
    return "P" + std::to_string(process + 1);
}

bool isStuck(const BlockedProcess& wait, const std::set<int>& stuck)
{
    if (wait.timed || wait.outside || !wait.whole)
        return false;
    if (wait.hopeless || wait.unblockers.empty())
        return wait.hopeless;
    const auto isOne = [&stuck](int process) { return stuck.contains(process); };
    return wait.needsAll ? std::any_of(wait.unblockers.begin(), wait.unblockers.end(), isOne)
                         : std::all_of(wait.unblockers.begin(), wait.unblockers.end(), isOne);
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

using Graph = std::map<int, std::set<int>>; ///< whom each waits for, directly or not

Graph reachableAmong(const std::set<int>& stuck, std::span<const BlockedProcess> blocked)
{
    Graph graph;
    for (const int process : stuck)
        graph[process];
    for (const BlockedProcess& wait : blocked)
        if (stuck.contains(wait.process))
            for (const int other : wait.unblockers)
                if (stuck.contains(other))
                    graph[wait.process].insert(other);
    for (bool grew = true; grew;) {
        grew = false;
        for (auto& [process, reached] : graph)
            for (const int next : std::set<int>(reached))
                for (const int further : graph[next])
                    grew |= reached.insert(further).second;
    }
    return graph;
}

/// Everybody it waits for, directly or not, waits for it too: part of a knot, or of none at all
/// when it waits for the dead.
bool isInKnot(int process, const Graph& graph)
{
    const std::set<int>& reached = graph.at(process);
    return std::all_of(reached.begin(), reached.end(), [&](int other) {
        return other == process || graph.at(other).contains(process);
    });
}

/// "P2", "P2 or P3", "P1 itself".
std::string wakers(const world::Wait& wait)
{
    std::string text;
    for (const int process : wait.waitsFor) {
        text += text.empty() ? "" : wait.needsAll ? " and " : " or ";
        text += nameOf(process);
        if (process == wait.process)
            text += " itself";
    }
    return text;
}

std::string clause(const world::Wait& wait)
{
    if (!wait.why.empty())
        return wait.why;
    std::string text = nameOf(wait.process) + " sleeps in " + wait.call;
    if (!wait.object.empty())
        text += " on " + wait.object;
    return text + (wait.waitsFor.empty() ? ", and whoever could have woken it has died"
                                         : ", only " + wakers(wait) + " could wake it");
}

std::string why(const world::Deadlock& deadlock)
{
    std::string text;
    for (const world::Wait& wait : deadlock.waits)
        text += (text.empty() ? "" : "; ") + clause(wait);
    text += deadlock.waits.size() == 1 ? ". It can never go on."
                                       : ". All of them sleep, so none can ever go on.";
    std::string others;
    for (const world::Wait& wait : deadlock.behind)
        others += (others.empty() ? "" : " and ") + nameOf(wait.process);
    if (!others.empty())
        text += " " + others + (deadlock.behind.size() == 1 ? " waits" : " wait") +
                (deadlock.waits.size() == 1 ? " for it." : " for them.");
    return text;
}

world::Wait waitOf(const BlockedProcess& blocked)
{
    world::Wait wait;
    wait.process = blocked.process;
    wait.call = mechanisms::callName(blocked.call);
    wait.channel = blocked.channel;
    wait.object = blocked.object;
    wait.waitsFor = blocked.unblockers;
    wait.needsAll = blocked.needsAll;
    wait.hopeless = blocked.hopeless;
    wait.since = blocked.since;
    wait.why = blocked.why;
    return wait;
}

std::vector<world::Wait> waitsOf(const std::set<int>& processes,
                                 std::span<const BlockedProcess> blocked)
{
    std::vector<world::Wait> waits;
    for (const BlockedProcess& wait : blocked)
        if (processes.contains(wait.process))
            waits.push_back(waitOf(wait));
    std::stable_sort(waits.begin(), waits.end(),
                     [](const auto& a, const auto& b) { return a.process < b.process; });
    return waits;
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
    const std::set<int> stuck = stuckProcesses(blocked);
    const Graph graph = reachableAmong(stuck, blocked);
    std::vector<world::Deadlock> result;
    std::set<int> done;
    for (const int process : stuck) {
        if (done.contains(process) || !isInKnot(process, graph))
            continue;
        std::set<int> knot = graph.at(process);
        knot.insert(process);
        done.insert(knot.begin(), knot.end());
        std::set<int> behind;
        for (const int other : stuck)
            if (!knot.contains(other) && graph.at(other).contains(process))
                behind.insert(other);
        world::Deadlock deadlock{waitsOf(knot, blocked), {}, waitsOf(behind, blocked)};
        deadlock.why = why(deadlock);
        result.push_back(std::move(deadlock));
    }
    return result;
}

// Who is outside is asked only when there is something to say: to look is dear.
std::vector<world::Deadlock> withoutOutsiders(std::vector<world::Deadlock> settled,
                                              std::span<const BlockedProcess> blocked,
                                              const Outsiders& outsiders)
{
    std::set<int> members;
    for (const world::Deadlock& deadlock : settled)
        members.merge(membersOf(deadlock));
    std::vector<BlockedProcess> known(blocked.begin(), blocked.end());
    bool any = false;
    for (BlockedProcess& wait : known)
        if (members.contains(wait.process) && outsiders(wait))
            any = wait.outside = true;
    if (!any)
        return settled;
    settled = findDeadlocks(known);
    std::erase_if(settled, [&](const world::Deadlock& deadlock) {
        return !std::ranges::includes(members, membersOf(deadlock));
    });
    return settled;
}

std::vector<world::Deadlock> DeadlockWatch::look(std::span<const BlockedProcess> blocked,
                                                 std::uint64_t now, const Outsiders& outsiders)
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
    if (!settled.empty() && outsiders)
        return withoutOutsiders(std::move(settled), blocked, outsiders);
    return settled;
}

} // namespace crosstalk::analysis
