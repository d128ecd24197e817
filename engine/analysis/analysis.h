#pragma once

#include "engine/analysis/context.h"
#include "engine/analysis/lockorders.h"
#include "engine/analysis/racedetector.h"
#include "engine/analysis/waitgraph.h"
#include "engine/mechanisms/mechanism.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace crosstalk::analysis {

/// The verdicts on a run. Folds the same events as World, right after it, with the effects that
/// World found. Used by one thread; verdicts are never taken back, so a cursor dragged back sees
/// those up to its event.
class Analysis
{
public:
    explicit Analysis(Context context);
    ~Analysis();
    Analysis(const Analysis&) = delete;
    Analysis& operator=(const Analysis&) = delete;

    /// Folds event number `index`. `effects` is what World::fold appended for it; a fact "race"
    /// (on: the variable) or "lock-order" (on: the lock) is appended when a verdict is found.
    /// `process` is the ordinal of the event's thread, -1 for the engine's events.
    void fold(const tap::Event& event, std::uint64_t index, mechanisms::Effects& effects,
              int process);

    /// Races by the event they were found at. References stay valid until the next fold().
    std::span<const RaceReport> races() const;

    /// Those found among the first `events` events of the log. Their pairs are of the whole run:
    /// RaceReport::pairs tells how many were within.
    std::span<const RaceReport> racesWithin(std::uint64_t events) const;

    /// The second access of the nearest unordered pair, on any variable: see Occurrences::near().
    std::optional<std::uint64_t> raceNear(std::uint64_t events, int direction) const;

    /// The log has forgotten what was before that event.
    void forgetBefore(std::uint64_t event) { m_detector->forgetBefore(event); }

    /// Lock orders that contradict each other, by the event they were found at.
    std::span<const LockOrderReport> lockOrders() const { return m_lockOrders->reports(); }

    /// Those found among the first `events` events of the log.
    std::span<const LockOrderReport> lockOrdersWithin(std::uint64_t events) const;

    /// Deadlocks that have lasted; `now` in ns since the run began. See DeadlockWatch::look().
    std::vector<world::Deadlock> deadlocks(std::span<const world::BlockedProcess> blocked,
                                           std::uint64_t now, const Outsiders& outsiders = {});

    /// Accesses not judged because too much memory is shared; 0 as a rule.
    std::uint64_t untracked() const;

private:
    Context m_context;
    std::unique_ptr<RaceDetector> m_detector; ///< large
    std::unique_ptr<LockOrders> m_lockOrders; ///< large
    DeadlockWatch m_watch;
};

} // namespace crosstalk::analysis
