#include "engine/explore/explorer.h"

#include <algorithm>

namespace crosstalk::explore {

namespace {

Error otherwise(std::size_t step)
{
    return {"play again", "the same schedule", 0,
            "At step " + std::to_string(step + 1) +
                " the program did something else than before, so its schedules cannot be told "
                "apart: it depends on the time, on chance or on something outside."};
}

/// The same places in the same way; whether one was free may differ.
bool isSame(const Operation& a, const Operation& b)
{
    return std::ranges::equal(a.uses, b.uses, [](const Use& one, const Use& other) {
        return one.object == other.object && one.offset == other.offset && one.size == other.size &&
               one.mode == other.mode;
    });
}

bool contains(const std::vector<ThreadId>& threads, ThreadId thread)
{
    return std::ranges::find(threads, thread) != threads.end();
}

} // namespace

Explorer::Explorer(Program& program, Limits limits) : m_program(program), m_limits(limits)
{
    m_states.emplace_back();
}

Result<std::optional<Ending>> Explorer::next()
{
    if (m_started && !m_over)
        m_over = !backtrack();
    if (m_over) {
        m_tally.complete = m_tally.cut == 0 && !m_tally.bounded;
        return std::optional<Ending>();
    }
    if (m_tally.executions + m_tally.blocked + m_tally.cut >= m_limits.executions)
        return std::optional<Ending>();
    m_started = true;
    const auto replayed = replay();
    if (!replayed)
        return replayed.error();
    if (!*replayed) {
        ++m_tally.cut;
        return std::optional<Ending>(Ending::Cut);
    }
    const auto ending = continueToTheEnd();
    if (!ending)
        return ending.error();
    ++(*ending == Ending::Complete    ? m_tally.executions
       : *ending == Ending::Redundant ? m_tally.blocked
                                      : m_tally.cut);
    if (*ending != Ending::Redundant)
        reverseRaces(*ending);
    return std::optional<Ending>(*ending);
}

/// False when it was stopped on the way.
Result<bool> Explorer::replay()
{
    if (auto begun = m_program.restart(); !begun)
        return begun.error();
    for (std::size_t i = 0; i < m_trace.size(); ++i) {
        if (isStopped())
            return false;
        if (!contains(m_program.enabled(), m_trace[i].thread))
            return otherwise(i);
        const auto done = m_program.step(m_trace[i].thread);
        if (!done)
            return done.error();
        if (!isSame(*done, m_trace[i].operation))
            return otherwise(i);
    }
    return true;
}

Result<Ending> Explorer::continueToTheEnd()
{
    for (;;) {
        const std::vector<ThreadId> enabled = m_program.enabled();
        if (enabled.empty())
            return Ending::Complete;
        if (m_trace.size() >= m_limits.steps || isStopped())
            return Ending::Cut;
        State& state = m_states.back();
        const Choice choice = choose(state, enabled);
        if (!choice.thread)
            return choice.ending;
        const bool preempted = preempts(*choice.thread, enabled);
        auto done = m_program.step(*choice.thread);
        if (!done)
            return done.error();
        m_trace.append(*choice.thread, std::move(*done));
        m_states.push_back(stateAfter(state, m_trace[m_trace.size() - 1], preempted));
    }
}

Explorer::Choice Explorer::choose(State& state, const std::vector<ThreadId>& enabled)
{
    while (!state.toTry.isEmpty()) {
        const ThreadId thread = state.toTry.first();
        state.after = state.toTry.takeFirst();
        if (contains(enabled, thread) && isWithinBound(thread, state, enabled))
            return {thread, {}};
        state.after = {}; // not to be had: it hangs on a value that is another one now
    }
    if (state.tried)
        return {};
    // Nobody has asked for anything here: the same thread on and on, then the one after it.
    Choice choice;
    for (const ThreadId thread : enabled) {
        const auto isIt = [&](const Sleeper& sleeper) { return sleeper.thread == thread; };
        if (std::ranges::any_of(state.sleepers, isIt))
            continue;
        choice.ending = Ending::Cut;
        if (!isWithinBound(thread, state, enabled))
            continue;
        if (!choice.thread || (m_trace.size() > 0 && m_trace[m_trace.size() - 1].thread == thread))
            choice.thread = thread;
    }
    return choice;
}

bool Explorer::preempts(ThreadId thread, const std::vector<ThreadId>& enabled) const
{
    if (m_trace.size() == 0)
        return false;
    const ThreadId last = m_trace[m_trace.size() - 1].thread;
    return last != thread && contains(enabled, last);
}

bool Explorer::isWithinBound(ThreadId thread, const State& state,
                             const std::vector<ThreadId>& enabled)
{
    const int needed = state.preemptions + (preempts(thread, enabled) ? 1 : 0);
    if (!m_limits.preemptions || needed <= *m_limits.preemptions)
        return true;
    m_tally.bounded = true;
    return false;
}

Explorer::State Explorer::stateAfter(State& state, const Event& event, bool preempted) const
{
    State next;
    for (const Sleeper& sleeper : state.sleepers)
        if (sleeper.thread != event.thread && !dependent(sleeper.operation, event.operation))
            next.sleepers.push_back(sleeper);
    next.toTry = std::move(state.after);
    state.after = {};
    next.preemptions = state.preemptions + (preempted ? 1 : 0);
    return next;
}

void Explorer::reverseRaces(Ending ending)
{
    for (std::size_t i = 0; i < m_trace.size(); ++i)
        for (const std::size_t race : m_trace[i].races)
            reverse(race, m_trace[i]);
    if (ending != Ending::Complete)
        return;
    for (Program::Stuck& stuck : m_program.stuck()) {
        const Event wanted = m_trace.next(stuck.thread, std::move(stuck.operation));
        for (const std::size_t race : wanted.races)
            reverse(race, wanted);
    }
}

/// Has `second` tried before event `first`: after all that does not need that event.
void Explorer::reverse(std::size_t first, const Event& second)
{
    Continuation continuation;
    Event last{second.thread, second.number, second.operation, {}, {}};
    for (std::size_t i = first + 1; i < m_trace.size(); ++i) {
        const Event& event = m_trace[i];
        if (before(m_trace[first], event))
            continue;
        continuation.append(event);
        if (event.thread == last.thread || dependent(event.operation, last.operation))
            join(last.clock, event.clock);
    }
    continuation.append(last);
    State& state = m_states[first];
    const bool covered = std::ranges::any_of(state.sleepers, [&](const Sleeper& sleeper) {
        return continuation.mayBeginWith(sleeper.thread, sleeper.operation);
    });
    if (!covered)
        state.toTry.insert(std::move(continuation));
}

/// Back to the latest state from which there is more to try; false: there is none.
bool Explorer::backtrack()
{
    m_states.pop_back();
    while (m_trace.size() > 0) {
        State& state = m_states.back();
        const Event& tried = m_trace[m_trace.size() - 1];
        state.sleepers.push_back({tried.thread, tried.operation});
        state.tried = true;
        m_trace.shorten(m_trace.size() - 1);
        if (!state.toTry.isEmpty())
            return true;
        m_states.pop_back();
    }
    return false;
}

} // namespace crosstalk::explore
