#pragma once

#include "engine/explore/operation.h"
#include "engine/explore/program.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace crosstalk::explore {

/// For each thread, how many of its events are known to be before: grows as threads appear.
using Clock = std::vector<std::uint32_t>;

/// All that either says is before.
void join(Clock& clock, const Clock& other);

/// One step of an execution, with what was before it.
struct Event
{
    ThreadId thread = 0;
    std::uint32_t number = 0; ///< of its thread's events, from 1
    Operation operation;
    Clock clock;                    ///< of what happens before it, itself included
    std::vector<std::size_t> races; ///< earlier events that it could have come before
};

/// `a` happens before `b`, or is it.
bool before(const Event& a, const Event& b);

/// An execution as the partial order of its events (its Mazurkiewicz trace), and which pairs in it
/// could have come about the other way round.
class Trace
{
public:
    std::size_t size() const { return m_events.size(); }
    const Event& operator[](std::size_t index) const { return m_events[index]; }

    void append(ThreadId thread, Operation operation);
    void shorten(std::size_t size)
    {
        m_events.erase(m_events.begin() + std::ptrdiff_t(size), m_events.end());
    }

    /// The event that `thread` would make next by `operation`: for one that is stuck.
    Event next(ThreadId thread, Operation operation) const;

private:
    Clock clockBefore(ThreadId thread) const;
    std::size_t latestOf(ThreadId thread) const;
    void order(Event& event) const;
    void addTakers(Event& event, const Use& take, Clock& others) const;
    bool couldTake(const Use& take, std::size_t insteadOf) const;
    bool onlyEnables(std::size_t earlier, const Operation& later) const;

    std::vector<Event> m_events;
};

} // namespace crosstalk::explore
