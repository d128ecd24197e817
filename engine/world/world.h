#pragma once

#include "engine/mechanisms/mechanism.h"
#include "engine/tap/event.h"
#include "engine/world/setup.h"
#include "engine/world/snapshot.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

// The one place where events become state. The same fold serves the live run, a cursor dragged
// back (from a keyframe) and a recording, so the three cannot differ.

namespace crosstalk::world {

class History;

/// A thread that sleeps, for the wait-for graph.
struct BlockedProcess
{
    /// What it sleeps on; in poll and its kin one of several.
    struct Place
    {
        int fd = -1;           ///< descriptor of its call; -1: none
        std::uint64_t key = 0; ///< object (tap::objectKey); 0: none
        bool writes = false;   ///< its call moves something into the channel
    };

    int process = -1;
    tap::CallId call = 0;
    int channel = -1; ///< index into Snapshot::channels, or -1
    std::string object;
    std::vector<int> unblockers;    ///< living processes that could wake it; may hold itself
    bool needsAll = false;          ///< all of them together; false: any one of them
    bool hopeless = false;          ///< those who could have woken it have died
    bool timed = false;             ///< it wakes by itself
    bool whole = true;              ///< no other thread of its process is awake
    bool anybody = false;           ///< whoever maps what `places` stand for could wake it
    bool outside = false;           ///< somebody who is not of the run could wake it
    std::vector<Place> places = {}; ///< those of them that are known
    std::uint64_t since = 0;
    std::string why = {}; ///< one sentence; empty when it can be part of no deadlock
};

/// A variable as the race analysis needs it.
struct VariableKey
{
    std::string name;
    std::uint64_t object = 0;
    std::uint64_t offset = 0;
    std::uint32_t bytes = 0;
};

/// State of a run, folded from events; a value: copies are independent (keyframes). Used by one
/// thread at a time. Event times are ns since the run began.
class World
{
public:
    explicit World(Setup setup);
    World(const World& other); ///< shares the Setup; feeds no History
    World& operator=(const World& other);
    World(World&&) noexcept;
    World& operator=(World&&) noexcept;
    ~World();

    // --- told by the session, before the events that need it ---
    int addProcess(const ProcessInfo& info);                ///< returns its ordinal
    void nameChannel(std::uint64_t object, std::string id); ///< "pipe", for the pipe it made
    void feed(History* history);                            ///< not owned; null: nobody

    /// Folds event number `index` of the log. What it ordered, the facts it made and the bytes it
    /// moved are appended to `effects`, which the caller clears. Atomic accesses order too; the
    /// analysis takes those from the event itself.
    void fold(const tap::Event& event, std::uint64_t index, mechanisms::Effects& effects);

    /// The whole as plain values. races, deadlocks, expected, progress, checkpoints, history and
    /// the log's own figures are the session's to fill in. `now` >= the latest event's time.
    Snapshot snapshot(std::uint64_t now) const;

    // --- questions of the analysis, the schedule and the lesson ---
    int processOf(std::uint16_t thread) const; ///< -1 unknown
    int processByPid(std::int32_t pid) const;  ///< -1 unknown
    std::size_t processCount() const;
    std::int32_t pidOf(int process) const;
    std::string programOf(int process) const; ///< what it runs now: "depositor"; "" unknown
    int variableAt(std::uint64_t object, std::uint64_t offset) const; ///< -1: no named one
    std::size_t variableCount() const;
    VariableKey variable(int index) const;
    /// Index in the snapshot of the channel that reads on this object take from; -1: none shown.
    int channelInto(std::uint64_t object) const;
    std::string channelId(std::uint64_t object, std::uint64_t offset = 0) const; ///< "" unknown
    SourceLine line(int process, std::uint64_t pc) const;
    bool wouldBlock(std::uint16_t thread) const; ///< its pending operation, if let go now
    bool gateClosed() const;

    /// The whole as bytes, for restored(): the same state gives the same bytes. Where its lanes and
    /// series are in a History is left out.
    std::vector<std::byte> stored() const;
    /// What stored() gave, as a World with this one's Setup that feeds no History. Trusts nothing:
    /// none when the bytes are no state of this version.
    std::optional<World> restored(std::span<const std::byte> bytes) const;

    /// How every process that has ended did so is known.
    bool allReaped() const;
    std::vector<BlockedProcess> blocked() const; ///< every sleeping thread

    /// Puts a mark of the analysis (a race) on a process's lane of the timeline, if it is fed.
    void markLane(int process, const struct Mark& mark);
    /// Adds a sentence of the analysis to the narration.
    void narrateVerdict(int process, std::uint64_t index, std::string text);

    /// Counters for the lesson's expressions, '-' and other signs as '_': for each variable v: v,
    /// stores_v, loads_v, lost_updates_v; for each channel c: written_c, read_c, fill_c, peak_c,
    /// capacity_c; sleeps_<call>; processes, living. The second takes those of one process only:
    /// stores_v, loads_v, lost_updates_v, written_c, read_c, sleeps_<call>, exited, exit_code.
    std::map<std::string, double> factVariables() const;
    std::map<std::string, double> factVariables(int process) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
    History* m_history = nullptr;
};

} // namespace crosstalk::world
