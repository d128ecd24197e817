#pragma once

#include "engine/analysis/analysis.h"
#include "engine/lesson/checkpoints.h"
#include "engine/session/evaluation.h"
#include "engine/session/plan.h"
#include "engine/trace/hash.h"
#include "engine/trace/log.h"
#include "engine/world/history.h"
#include "engine/world/keyframes.h"
#include "engine/world/world.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace crosstalk::session {

/// What a World of this lesson is told beside its events. The log must outlive it.
world::Setup
worldSetup(const lesson::Lesson& lesson, const trace::Log& log,
           std::function<world::SourceLine(int, const std::string&, std::uint64_t)> line);

/// What the log's events add up to: the World, the verdicts, the lesson's checkpoints and the
/// digest, folded together in the one order. Belongs to the run's thread.
class Story
{
public:
    /// Told of every event that opens, closes or describes an object, and of every end.
    using Listener = std::function<void(const tap::Event&)>;
    /// Told of every event right after World has folded it, with what that found.
    using Watcher = std::function<void(const tap::Event&, std::uint64_t index,
                                       const mechanisms::Effects&, const world::World&)>;
    /// What the line of a program counter of a process may load or store.
    using Expressions =
        std::function<std::vector<analysis::Expression>(int process, std::uint64_t pc)>;

    Story(const lesson::Lesson& lesson, const Plan& plan, trace::Log& log, world::Setup setup,
          Listener listener);
    Story(const Story&) = delete;
    Story& operator=(const Story&) = delete;

    /// Tells who was started; before the first event.
    void addProcess(const world::ProcessInfo& info) { m_world.addProcess(info); }

    /// Gives what names a variable that watch() does not; before the first event.
    void setExpressions(Expressions expressions) { m_expressions = std::move(expressions); }

    /// Who looks at every event: an export. Before the first event; empty: nobody.
    void setWatcher(Watcher watcher) { m_watcher = std::move(watcher); }

    /// Folds what the log has that was not folded yet. Returns the ids of checkpoints reached.
    std::vector<std::string> foldNew();

    /// Observes a fact that no event tells: "finished".
    void observe(const std::string& kind);

    /// The present as plain values; `now` in ns since the run began.
    world::Snapshot snapshot(std::uint64_t now);
    /// The stage as it was after `event` events.
    world::Snapshot snapshotAt(std::uint64_t event);

    /// The same for a moment that is not folded yet, from a World of an earlier one: `from` events
    /// had happened then. Verdicts are those found so far.
    world::Snapshot snapshotAhead(world::World then, std::uint64_t from, std::uint64_t event);

    /// Copies of the World that were made on the way, see world::Keyframes.
    const world::Keyframes& keyframes() const { return m_keyframes; }

    const world::World& world() const { return m_world; }
    world::World& world() { return m_world; }
    const std::map<std::string, std::int64_t>& settings() const { return m_settings; }
    std::string hash() const { return m_hash.text(); }
    bool checkpointReached(const std::string& id) const { return m_checkpoints.reached(id); }

    /// From now on waits for something to be observed, about anything where `on` is empty.
    void await(const std::string& fact, const std::string& on);
    bool hasCome() const { return m_hasCome; } ///< since await()

    bool isReady(int process) const { return m_ready.contains(process); } ///< it said ready()

    /// Some process is about to store over another's update.
    bool aboutToLose() const;

    /// Blocked for good, by the wait-for graph, and for some time already.
    std::vector<world::Deadlock> deadlocks(std::uint64_t now, const analysis::Outsiders& outsiders);

    /// Where events that the log has forgotten can be had again: then nothing is out of reach.
    void setPast(std::function<const tap::Event&(std::uint64_t)> past) { m_past = std::move(past); }

    std::uint64_t folded() const { return m_folded; }

    /// Oldest event that can be had, and the event first() <= index < folded(); with a past, any of
    /// it.
    std::uint64_t first() const { return m_past ? 0 : m_log.firstIndex(); }
    const tap::Event& eventAt(std::uint64_t index) const;

    /// For a reader who has seen the first `events` events the nearest access that is unordered
    /// with one before, and the nearest moment at which somebody fell asleep in a call of the
    /// program's own: the number of its event, see analysis::Occurrences::near().
    std::optional<std::uint64_t> raceNear(std::uint64_t events, int direction) const
    {
        return m_analysis.raceNear(events, direction);
    }
    std::optional<std::uint64_t> sleepNear(std::uint64_t events, int direction) const
    {
        return m_sleeps.near(events, direction);
    }

private:
    void forget();
    void foldOne(const tap::Event& event, std::uint64_t index);
    void noteSetting(const tap::Event& event);
    void noteMark(const tap::Event& event);
    void notePace(const tap::Event& event);
    void observeFact(const std::string& kind, const std::string& on, const std::string& call,
                     std::uint64_t event);
    void newRaces(std::uint64_t index);
    world::Snapshot snapshotOf(const world::World& then, std::uint64_t event);
    void addFigures(world::Snapshot& snapshot);
    analysis::Context analysisContext();
    std::uint32_t workerOf(std::uint16_t thread);

    const lesson::Lesson& m_lesson;
    trace::Log& m_log;
    Listener m_listener;
    Watcher m_watcher;
    Expressions m_expressions;
    std::shared_ptr<world::History> m_history;
    world::World m_world;
    analysis::Analysis m_analysis;
    world::Keyframes m_keyframes;
    trace::Hash m_hash;
    lesson::Checkpoints m_checkpoints;
    Evaluation m_evaluation;
    mechanisms::Effects m_effects;
    std::map<std::string, std::int64_t> m_settings;
    std::map<std::string, std::string> m_settingTexts;
    std::map<std::string, std::uint64_t> m_reachedAt; ///< checkpoint → event
    std::string m_awaited;                            ///< kind of fact; empty: none is waited for
    std::string m_awaitedOn;
    bool m_hasCome = false;
    std::set<int> m_ready; ///< processes
    std::vector<std::string> m_justReached;
    std::vector<std::uint32_t> m_workers; ///< slot → worker number of the hash, + 1
    std::map<int, std::uint32_t> m_threadsOf;
    std::function<const tap::Event&(std::uint64_t)> m_past;
    std::uint64_t m_folded = 0;
    std::uint64_t m_forgotten = 0; ///< the log's first index when history and keyframes were cut
    analysis::Occurrences m_sleeps;
    std::size_t m_racesSeen = 0;
    std::size_t m_lockOrdersSeen = 0;
};

} // namespace crosstalk::session
