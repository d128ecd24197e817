#pragma once

#include "engine/schedule/gate.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <random>
#include <vector>

namespace crosstalk::schedule {

/// A thread the pacer may let go, in the fixed order that makes a seed mean the same schedule.
struct Worker
{
    std::uint32_t slot = 0;
    int process = -1;
};

/// Decides who passes the gate and when: full speed, paused, so many steps a second, or one step
/// at a time. Under a closed gate one worker runs at a time: a step ends when its thread is at its
/// next gate, sleeps in the kernel or has ended, and those it woke stand at their exit gates.
/// Polled by the run's thread; never blocks.
class Pacer
{
public:
    Pacer(Gate& gate, std::uint64_t seed);

    // --- what the user wants ---
    void setSpeed(double stepsPerSecond); ///< 0: full speed
    void pause();
    void resume();
    void step(int process); ///< queued; pauses
    /// Runs step after step without pause until `aboutToLose` says so, then at `thenSpeed`.
    void runUntil(std::function<bool()> condition, double thenSpeed);

    bool isPaused() const { return m_paused; }
    double speed() const { return m_speed; }
    bool hunting() const { return bool(m_until); }
    std::uint64_t steps() const { return m_steps; }
    int lastStepped() const { return m_lastStepped; }

    /// True when no worker can be let go and none is on its way: nothing will ever happen again
    /// unless somebody from outside acts. Valid after tick().
    bool stuck() const { return m_stuck; }

    /// True when every thread stands still (at the gate, asleep, stopped, gone). After tick().
    bool settled() const { return m_settled; }

    /// Looks where everybody stands and lets the next one go if it is time; at most one step, and
    /// never in the look that first finds everybody standing: what the last step did can be folded
    /// before the next is chosen.
    /// `workers` in their fixed order, `now` in ns on any steady clock. Returns how long nothing
    /// needs to be done unless a thread arrives, in ns.
    std::int64_t tick(const std::vector<Worker>& workers, std::uint64_t now);

private:
    const Worker* choose(const std::vector<const Worker*>& ready);
    const Worker* queuedStep(const std::vector<const Worker*>& ready);
    std::int64_t permit(const std::vector<const Worker*>& ready, std::uint64_t now);
    void applyMode();

    Gate& m_gate;
    std::mt19937_64 m_random;
    double m_speed = 0;
    bool m_paused = false;
    std::function<bool()> m_until;
    double m_thenSpeed = 0;
    std::deque<int> m_queue;
    std::uint64_t m_steps = 0;
    std::uint64_t m_nextStep = 0;
    int m_lastStepped = -1;
    bool m_stuck = false;
    bool m_settled = false;
};

} // namespace crosstalk::schedule
