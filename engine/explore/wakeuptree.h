#pragma once

#include "engine/explore/trace.h"

#include <list>
#include <vector>

namespace crosstalk::explore {

/// Events in an order in which they are possible at some state. Points to events that must outlive
/// it.
class Continuation
{
public:
    void append(const Event& event) { m_events.push_back(&event); }
    bool isEmpty() const { return m_events.empty(); }
    const std::vector<const Event*>& events() const { return m_events; }

    /// `thread`, whose next event at that state does `operation`, could go first without changing
    /// what comes of it (it is a weak initial).
    bool mayBeginWith(ThreadId thread, const Operation& operation) const;

    /// Takes out the first event of a thread that may begin; nothing where it has none.
    void remove(ThreadId thread);

private:
    std::size_t firstOf(ThreadId thread) const;

    std::vector<const Event*> m_events;
};

/// The beginnings of executions that are to be tried from one state, none of which another one
/// covers.
class WakeupTree
{
public:
    bool isEmpty() const { return m_branches.empty(); }

    /// Adds a continuation, unless one that is there covers it.
    void insert(Continuation continuation);

    /// The thread of its first branch. Not when empty.
    ThreadId first() const;

    /// Takes the first branch out: what is to be tried after that thread's step.
    WakeupTree takeFirst();

private:
    struct Branch;

    void append(const Continuation& continuation);

    std::list<Branch> m_branches; ///< in the order in which they are tried
};

/// One step, and what is to be tried after it.
struct WakeupTree::Branch
{
    ThreadId thread;
    Operation operation;
    WakeupTree after;
};

} // namespace crosstalk::explore
