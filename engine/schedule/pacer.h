#pragma once

#include "engine/schedule/gate.h"
#include "engine/schedule/script.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace crosstalk::schedule {

/// A thread the pacer may let go, in the fixed order that makes a seed mean the same schedule.
struct Worker
{
    std::uint32_t slot = 0;
    int process = -1;
    int thread = 0; ///< of its process, in the order they began

    Decision decision() const { return {process, thread}; }
};

/// Decides who passes the gate and when: full speed, paused, so many steps a second, one step at a
/// time, or as a schedule says. Under a closed gate one worker runs at a time: a step ends when its
/// thread is at its next gate, sleeps in the kernel or has ended, and those it woke stand at their
/// exit gates. Polled by the run's thread; never blocks.
class Pacer
{
public:
    Pacer(Gate& gate, std::uint64_t seed);

    /// Is told of each worker before it is let through the gate.
    void setListener(std::function<void(const Worker&)> listener)
    {
        m_listener = std::move(listener);
    }

    // --- what the user wants ---
    void setSpeed(double stepsPerSecond); ///< 0: full speed
    void pause();
    void resume();
    void step(int process); ///< queued; pauses
    void step(const Decision& who);
    /// Runs step after step without pause until the condition says so, then at `thenSpeed`; 0: then
    /// pauses.
    void runUntil(std::function<bool()> condition, double thenSpeed);
    /// The same with the steps of one worker only, then pauses: also where it cannot go on.
    void runOnly(const Decision& who, std::function<bool()> condition);

    // --- a schedule ---
    /// Before anything else, also while paused, lets each worker go until it `isReady`, one after
    /// the other in their order: what nobody wants to decide. None of it counts as a step.
    void setUp(std::function<bool(const Worker&)> isReady);
    bool settingUp() const { return bool(m_isReady); }
    /// Follows these lines before it decides anything itself, at the speed set; at full speed, or
    /// when it is to `rush`, one step after the other without pause. The gate stays closed
    /// afterwards, until a speed is set. `intervene` is called for what is done to the run.
    void follow(Script script, bool rush, std::function<void(const std::string&)> intervene);
    bool following() const { return !m_script.isOver(); }
    const Script& script() const { return m_script; }
    /// Set once a line could not be followed; then it is paused and the rest forgotten.
    const std::optional<Divergence>& divergence() const { return m_divergence; }

    bool isPaused() const { return m_paused; }
    bool hasQueued() const { return !m_queue.empty(); } ///< steps that are still to be done
    double speed() const { return m_speed; }
    /// One step after the other as fast as the gate allows: hunting, or after a schedule.
    bool hasNoPace() const { return m_until || rushes() || (m_scripted && m_speed == 0); }
    bool hunting() const { return bool(m_until); }
    std::uint64_t steps() const { return m_steps; }
    int lastStepped() const { return m_lastStepped ? m_lastStepped->process : -1; }

    /// True when no worker can be let go and none is on its way: nothing will ever happen again
    /// unless somebody from outside acts. Valid after tick().
    bool stuck() const { return m_stuck; }

    /// True when every thread stands still (at the gate, asleep, stopped, gone). After tick().
    bool settled() const { return m_settled; }

    /// Something was done to the workers: where they stand is to be seen anew.
    void disturbed() { m_settled = false; }

    /// Looks where everybody stands and lets the next one go if it is time; at most one step, and
    /// never in the look that first finds everybody standing: what the last step did can be folded
    /// before the next is chosen.
    /// `workers` in their fixed order, `now` in ns on any steady clock. Returns how long nothing
    /// needs to be done unless a thread arrives, in ns.
    std::int64_t tick(const std::vector<Worker>& workers, std::uint64_t now);

private:
    using Ready = std::vector<const Worker*>;
    /// Whose step the user wants: any thread of the process, or one.
    struct Wanted
    {
        int process;
        std::optional<int> thread;
    };

    bool rushes() const { return m_rush && following(); }
    bool look(const std::vector<Worker>& workers);
    const Worker* choose(const Ready& ready);
    const Worker* queuedStep(const Ready& ready);
    const Worker* onlyOne();
    const Worker* unready(const std::vector<Worker>& workers);
    const Worker* scripted(const std::vector<Worker>& workers, std::uint64_t now);
    Obstacle obstacleOf(const std::vector<Worker>& workers, const Decision& wanted);
    void endHunt(std::uint64_t now);
    void dropHunt();
    bool isTime(std::uint64_t now) const;
    void keepTheBeat(std::uint64_t now);
    const Worker* next(const std::vector<Worker>& workers, std::uint64_t now);
    std::int64_t permit(const std::vector<Worker>& workers, std::uint64_t now);
    void applyMode();

    Gate& m_gate;
    std::mt19937_64 m_random;
    std::function<void(const Worker&)> m_listener;
    std::function<void(const std::string&)> m_intervene;
    std::function<bool(const Worker&)> m_isReady; ///< while it is being set up
    int m_setUpSteps = 0;
    double m_speed = 0;
    bool m_paused = false;
    std::function<bool()> m_until;
    std::optional<Decision> m_only; ///< the one whose steps the hunt is made of
    double m_thenSpeed = 0;
    std::deque<Wanted> m_queue;
    Script m_script;
    bool m_rush = false;     ///< through the script
    bool m_scripted = false; ///< there was a schedule, and no speed was set since
    std::optional<Divergence> m_divergence;
    Ready m_ready; ///< who can be let go; good during tick() only
    const Worker* m_yielding = nullptr; ///< whose step goes on now that the others stand; the same
    std::uint64_t m_steps = 0;
    std::uint64_t m_nextStep = 0;
    std::optional<Decision> m_lastStepped;
    bool m_stuck = false;
    bool m_settled = false;
};

} // namespace crosstalk::schedule
