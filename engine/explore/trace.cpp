#include "engine/explore/trace.h"

#include <algorithm>

namespace crosstalk::explore {

namespace {

bool within(const Event& event, const Clock& clock)
{
    const auto thread = std::size_t(event.thread);
    return thread < clock.size() && clock[thread] >= event.number;
}

} // namespace

void join(Clock& clock, const Clock& other)
{
    if (clock.size() < other.size())
        clock.resize(other.size());
    for (std::size_t i = 0; i < other.size(); ++i)
        clock[i] = std::max(clock[i], other[i]);
}

bool before(const Event& a, const Event& b)
{
    return within(a, b.clock);
}

std::size_t Trace::latestOf(ThreadId thread) const
{
    for (std::size_t i = m_events.size(); i-- > 0;)
        if (m_events[i].thread == thread)
            return i;
    return m_events.size();
}

Clock Trace::clockBefore(ThreadId thread) const
{
    const std::size_t latest = latestOf(thread);
    return latest < m_events.size() ? m_events[latest].clock : Clock();
}

void Trace::append(ThreadId thread, Operation operation)
{
    m_events.push_back(next(thread, std::move(operation)));
}

Event Trace::next(ThreadId thread, Operation operation) const
{
    Event event{thread, 1, std::move(operation), clockBefore(thread), {}};
    if (event.clock.size() <= std::size_t(thread))
        event.clock.resize(std::size_t(thread) + 1);
    event.number = event.clock[std::size_t(thread)] + 1;
    order(event);
    event.clock[std::size_t(thread)] = event.number;
    return event;
}

// From the latest on: what lies behind an event that was found already is before it anyway. An
// event that only made this one possible is before it but can never come after it; with whom it
// changes places then is whoever took earlier what was given back there.
void Trace::order(Event& event) const
{
    Clock others = event.clock; // what is before it not only by having made it possible
    for (std::size_t i = m_events.size(); i-- > 0;) {
        const Event& earlier = m_events[i];
        if (within(earlier, others) || !dependent(earlier.operation, event.operation))
            continue;
        if (!onlyEnables(i, event.operation)) {
            if (!within(earlier, event.clock))
                event.races.push_back(i);
            join(others, earlier.clock);
        }
        join(event.clock, earlier.clock);
    }
    others = clockBefore(event.thread);
    for (const std::size_t race : event.races)
        join(others, m_events[race].clock);
    for (const Use& use : event.operation.uses)
        if (use.mode == Mode::Take)
            addTakers(event, use, others);
}

bool Trace::onlyEnables(std::size_t earlier, const Operation& later) const
{
    for (const Use& use : later.uses)
        for (const Use& before : m_events[earlier].operation.uses)
            if (conflict(before, use) && (use.mode != Mode::Take || couldTake(use, earlier)))
                return false;
    return true;
}

/// Whether there would be something to take if an event, and all that is after it, had not been.
bool Trace::couldTake(const Use& take, std::size_t insteadOf) const
{
    std::int32_t units = Use::many;
    for (const Use& use : m_events[insteadOf].operation.uses)
        if (overlap(use, take))
            units = std::min(units, use.units);
    for (std::size_t i = insteadOf + 1; i < m_events.size(); ++i) {
        if (before(m_events[insteadOf], m_events[i]))
            continue;
        for (const Use& use : m_events[i].operation.uses)
            if (overlap(use, take))
                units += use.mode == Mode::Give ? 1 : use.mode == Mode::Take ? -1 : 0;
    }
    return units > 0;
}

/// The latest uses of the place instead of which this Take was possible, but for those that are
/// before it for another reason too.
void Trace::addTakers(Event& event, const Use& take, Clock& others) const
{
    const auto usesIt = [&](const Use& use) { return conflict(use, take); };
    for (std::size_t i = m_events.size(); i-- > 0;) {
        const Event& earlier = m_events[i];
        if (within(earlier, others) || std::ranges::none_of(earlier.operation.uses, usesIt))
            continue;
        if (!couldTake(take, i))
            continue;
        event.races.push_back(i);
        join(others, earlier.clock);
    }
}

} // namespace crosstalk::explore
