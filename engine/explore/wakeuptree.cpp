#include "engine/explore/wakeuptree.h"

#include <algorithm>

namespace crosstalk::explore {

std::size_t Continuation::firstOf(ThreadId thread) const
{
    const auto found = std::ranges::find(m_events, thread, &Event::thread);
    return std::size_t(found - m_events.begin());
}

bool Continuation::mayBeginWith(ThreadId thread, const Operation& operation) const
{
    const std::size_t first = firstOf(thread);
    if (first == m_events.size())
        return std::ranges::none_of(
            m_events, [&](const Event* event) { return dependent(event->operation, operation); });
    for (std::size_t i = 0; i < first; ++i)
        if (before(*m_events[i], *m_events[first]))
            return false;
    return true;
}

void Continuation::remove(ThreadId thread)
{
    const std::size_t first = firstOf(thread);
    if (first < m_events.size())
        m_events.erase(m_events.begin() + std::ptrdiff_t(first));
}

void WakeupTree::insert(Continuation continuation)
{
    WakeupTree* at = this;
    for (;;) {
        const auto branch = std::ranges::find_if(at->m_branches, [&](const Branch& one) {
            return continuation.mayBeginWith(one.thread, one.operation);
        });
        if (branch == at->m_branches.end())
            return at->append(continuation);
        continuation.remove(branch->thread);
        if (branch->after.isEmpty() || continuation.isEmpty())
            return; // what is there leads to all that this would
        at = &branch->after;
    }
}

void WakeupTree::append(const Continuation& continuation)
{
    WakeupTree* at = this;
    for (const Event* event : continuation.events()) {
        at->m_branches.push_back({event->thread, event->operation, {}});
        at = &at->m_branches.back().after;
    }
}

ThreadId WakeupTree::first() const
{
    return m_branches.front().thread;
}

WakeupTree WakeupTree::takeFirst()
{
    WakeupTree after = std::move(m_branches.front().after);
    m_branches.pop_front();
    return after;
}

} // namespace crosstalk::explore
