#include "widgets/waits/graph.h"

#include "widgets/waits/words.h"

#include <algorithm>

namespace crosstalk::waits {

namespace {

void insertOnce(std::vector<int>& sorted, int value)
{
    const auto place = std::lower_bound(sorted.begin(), sorted.end(), value);
    if (place == sorted.end() || *place != value)
        sorted.insert(place, value);
}

bool holds(const std::vector<int>& sorted, int value)
{
    return std::binary_search(sorted.begin(), sorted.end(), value);
}

bool isHelpers(const world::Snapshot& snapshot, const world::Wait& wait)
{
    const world::ProcessView& process = snapshot.processes[std::size_t(wait.process)];
    return std::any_of(process.threadViews.begin(), process.threadViews.end(),
                       [&](const world::ThreadView& thread) {
                           return thread.helper && thread.since == wait.since &&
                                  thread.call == wait.call;
                       });
}

/// A sleeper cannot wake itself: it is named only where nobody else is, or all are needed.
std::vector<int> wakersOf(const world::Wait& wait)
{
    std::vector<int> wakers = wait.waitsFor;
    std::sort(wakers.begin(), wakers.end());
    if (!wait.needsAll && wakers.size() > 1)
        std::erase(wakers, wait.process);
    return wakers;
}

/// Who matters most comes first: stuck, the only one who could wake somebody, asleep, one of
/// several who could, anybody.
int rankOf(const world::Snapshot& snapshot, const Graph& graph, int process)
{
    if (graph.isStuck(process))
        return 0;
    bool wakes = false;
    for (const world::Wait& wait : snapshot.waits) {
        const auto& some = wait.waitsFor;
        if (std::find(some.begin(), some.end(), process) == some.end())
            continue;
        if (some.size() == 1 || wait.needsAll)
            return 1;
        wakes = true;
    }
    if (snapshot.processes[std::size_t(process)].state == world::ProcessState::Asleep)
        return 2;
    return wakes ? 3 : 4;
}

} // namespace

std::vector<world::Wait> shownWaits(const world::Snapshot& snapshot)
{
    std::vector<world::Wait> waits;
    for (const world::Wait& wait : snapshot.waits)
        if (wait.process >= 0 && std::size_t(wait.process) < snapshot.processes.size() &&
            !isHelpers(snapshot, wait))
            waits.push_back(wait);
    return waits;
}

Graph Graph::of(const world::Snapshot& snapshot)
{
    Graph graph;
    for (std::size_t i = 0; i < snapshot.deadlocks.size(); ++i)
        for (const world::Wait& wait : snapshot.deadlocks[i].waits)
            graph.m_deadlock[wait.process] = int(i);
    graph.choose(snapshot);
    for (const world::Wait& wait : shownWaits(snapshot))
        graph.addWait(snapshot, wait);
    return graph;
}

void Graph::choose(const world::Snapshot& snapshot)
{
    const int count = int(snapshot.processes.size());
    for (int p = 0; p < count; ++p)
        m_processes.push_back(p);
    if (count <= most)
        return;
    std::vector<int> ranks;
    for (int p = 0; p < count; ++p)
        ranks.push_back(rankOf(snapshot, *this, p));
    std::stable_sort(m_processes.begin(), m_processes.end(),
                     [&](int a, int b) { return ranks[std::size_t(a)] < ranks[std::size_t(b)]; });
    m_folded.assign(m_processes.begin() + most, m_processes.end());
    m_processes.resize(most);
    std::sort(m_processes.begin(), m_processes.end());
    std::sort(m_folded.begin(), m_folded.end());
}

void Graph::addWait(const world::Snapshot& snapshot, const world::Wait& wait)
{
    if (!isShown(wait.process))
        return;
    const QString name = objectName(snapshot, wait);
    const bool own = wait.channel < 0 && !wait.waitsFor.empty(); // a child's end is nobody else's
    auto node = std::find_if(m_objects.begin(), m_objects.end(), [&](const ObjectNode& each) {
        return each.channel == wait.channel && each.needsAll == wait.needsAll &&
               each.name == name && (!own || holds(each.sleepers, wait.process));
    });
    if (node == m_objects.end()) {
        ObjectNode made;
        made.channel = wait.channel;
        made.name = name;
        made.states = objectStates(snapshot, wait);
        made.needsAll = wait.needsAll;
        made.timed = true;
        node = m_objects.insert(m_objects.end(), made);
    }
    insertOnce(node->sleepers, wait.process);
    for (const int waker : wakersOf(wait))
        insertOnce(node->wakers, waker);
    node->timed &= wait.timed;
    node->hopeless |= wait.hopeless;
    const auto knot = m_deadlock.find(wait.process);
    if (knot == m_deadlock.end())
        return;
    insertOnce(node->stuck, wait.process);
    for (const int waker : wakersOf(wait))
        if (const auto other = m_deadlock.find(waker);
            other != m_deadlock.end() && other->second == knot->second)
            insertOnce(node->stuck, waker);
}

bool Graph::isShown(int process) const
{
    return holds(m_processes, process);
}

bool Graph::hasSamePlaces(const Graph& other) const
{
    const auto same = [](const ObjectNode& a, const ObjectNode& b) {
        return a.sleepers == b.sleepers && a.wakers == b.wakers;
    };
    return m_processes == other.m_processes && m_folded.empty() == other.m_folded.empty() &&
           std::equal(m_objects.begin(), m_objects.end(), other.m_objects.begin(),
                      other.m_objects.end(), same);
}

} // namespace crosstalk::waits
