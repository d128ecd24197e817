#pragma once

#include "engine/base/result.h"
#include "engine/explore/program.h"
#include "engine/explore/trace.h"
#include "engine/explore/wakeuptree.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

// Every schedule of a program, up to the order of steps whose order does not matter: optimal
// dynamic partial-order reduction with wakeup trees.
//
// After P. A. Abdulla, S. Aronis, B. Jonsson, K. Sagonas: Optimal Dynamic Partial Order Reduction,
// POPL 2014 (algorithm 2; at length: Source Sets, JACM 64(4), 2017), which goes back to C. Flanagan
// and P. Godefroid: Dynamic Partial-Order Reduction for Model Checking Software, POPL 2005. Theirs
// has no locks; of a lock whoever took it before changes places with who takes it now, as in
// Nidhugg, for an unlock can never come after the lock that it made possible.

namespace crosstalk::explore {

/// Where to stop although there is more.
struct Limits
{
    std::optional<int> preemptions; ///< switches away from a thread that could go on, an execution
    std::uint64_t executions = ~std::uint64_t{0};
    std::size_t steps = ~std::size_t{0}; ///< an execution
    /// Asked before every step; true gives up the execution at hand. Empty: never.
    std::function<bool()> stop = {};
};

/// How one execution came out.
enum class Ending
{
    Complete,  ///< nobody can go on
    Redundant, ///< all that could follow is covered elsewhere: given up
    Cut,       ///< it has more steps than the limit, would need more preemptions, or was stopped
};

/// What was tried so far.
struct Tally
{
    std::uint64_t executions = 0; ///< complete ones, no two of them equivalent
    std::uint64_t blocked = 0;    ///< redundant ones: where the reduction was not optimal
    std::uint64_t cut = 0;        ///< given up at a limit
    bool bounded = false;         ///< some were not begun, for they need more preemptions
    bool complete = false;        ///< there is nothing more to try, and nothing was left out
};

/// The exploration of one program. Borrows it.
class Explorer
{
public:
    Explorer(Program& program, Limits limits);

    /// Plays the next execution, which can be looked at afterwards; none: there is no more, or the
    /// limit of executions is reached. Fails where the program does, or does not do the same when
    /// played the same.
    Result<std::optional<Ending>> next();

    const Trace& trace() const { return m_trace; }
    const Tally& tally() const { return m_tally; }

private:
    struct Sleeper
    {
        ThreadId thread;
        Operation operation;
    };

    /// A state on the way, before the step that the trace has there.
    struct State
    {
        std::vector<Sleeper> sleepers;
        WakeupTree toTry;
        WakeupTree after; ///< of the branch that is being tried
        int preemptions = 0;
        bool tried = false; ///< some step from here has been explored already
    };

    /// Who goes next from a state; nobody: then `ending` says why.
    struct Choice
    {
        std::optional<ThreadId> thread;
        Ending ending = Ending::Redundant;
    };

    Result<bool> replay();
    bool isStopped() const { return m_limits.stop && m_limits.stop(); }
    Result<Ending> continueToTheEnd();
    Choice choose(State& state, const std::vector<ThreadId>& enabled);
    bool isWithinBound(ThreadId thread, const State& state, const std::vector<ThreadId>& enabled);
    bool preempts(ThreadId thread, const std::vector<ThreadId>& enabled) const;
    State stateAfter(State& state, const Event& event, bool preempted) const;
    void reverseRaces(Ending ending);
    void reverse(std::size_t first, const Event& second);
    bool backtrack();

    Program& m_program;
    Limits m_limits;
    Trace m_trace;
    std::vector<State> m_states; ///< one a step of the trace, and that at hand
    Tally m_tally;
    bool m_started = false;
    bool m_over = false;
};

} // namespace crosstalk::explore
