#pragma once

#include "engine/analysis/racedetector.h"
#include "engine/explore/program.h"
#include "engine/schedule/decision.h"
#include "engine/session/evaluation.h"
#include "engine/session/footprint.h"
#include "engine/session/rig.h"
#include "engine/session/spinning.h"
#include "engine/world/world.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace crosstalk::session {

/// How an execution of real processes came out.
struct ExecutionEnd
{
    std::map<std::string, std::optional<std::int64_t>> values; ///< of named variables
    bool race = false;
    bool lost = false;     ///< an update was
    bool deadlock = false; ///< some are there and cannot go on
    bool endless = false;  ///< some only look again and again for what nobody changes
};

/// A lesson's processes as something that can be explored. What is no choice of the scheduler is
/// made always the same: set-up up to ready(), each process in turn.
class RealProgram : public explore::Program
{
public:
    RealProgram(const lesson::Lesson& lesson, const RunOptions& options,
                const Installation& installation);
    ~RealProgram() override;

    /// Finds out where its processes say ready() and whether they can be begun there. Once, first.
    Result<void> prepare();

    Result<void> restart() override;
    std::vector<explore::ThreadId> enabled() override;
    Result<explore::Operation> step(explore::ThreadId thread) override;
    std::vector<Stuck> stuck() override;

    /// Of the execution at hand, when nobody is enabled.
    ExecutionEnd end();

    /// Who was let go so far, from everybody's first instruction on.
    const std::vector<schedule::Decision>& schedule() const { return m_now->schedule; }
    std::size_t setupSteps() const { return m_setupSteps; } ///< of them, up to ready()

    bool usesTemplates() const { return m_warm; }
    bool saysReady() const { return m_ready; }
    /// Something weaker than sequential consistency was seen in the program's own code.
    bool usesWeakAtomics() const { return m_weakAtomics; }
    bool usesVolatile() const { return m_volatile; }
    bool everSpun() const { return m_spun; }
    /// Some thread is a library's from its first frame on.
    bool hasLibraryThreads() const { return m_libraryThreads; }
    bool waitsForConditions() const { return m_conditions; }
    bool waitsWithLimit() const { return m_limits; } ///< of time

private:
    struct Thread
    {
        explore::ThreadId id = 0;
        std::string key;     ///< the same in every execution: "1", "1.2" for its second child
        std::string process; ///< key of its process
        std::uint32_t slot = 0;
        schedule::Decision decision;
        bool ready = false;
        bool isOver = false;
        int made = 0; ///< threads and processes that it began
        bool isChild = false;
        explore::Operation before = {}; ///< what it did on its way to the first gate
        Spinning spinning = {};
    };

    /// An execution as far as it has come: a value.
    struct Moment
    {
        world::World world;
        Footprint footprint;
        Changes changes;
        std::vector<Thread> threads;               ///< by when they appeared
        std::vector<int> threadOf;                 ///< by slot: index into threads, -1
        std::map<int, int> threadsOfProcess;       ///< by ordinal
        std::map<std::string, int> livingChildren; ///< by process key
        std::map<std::string, int> endedChildren;  ///< not waited for
        std::map<std::string, std::string> parent; ///< process key of a process key
        std::map<std::string, int> livingThreads;  ///< by process key
        std::map<std::string, std::map<int, std::uint64_t>> open; ///< by process key, descriptor
        std::vector<schedule::Decision> schedule;
        std::uint64_t events = 0;
    };

    /// What the race detector has to see of set-up in every execution.
    struct Judged
    {
        tap::Event event;
        mechanisms::Effects effects;
        int process;
    };

    Result<void> launch(tap::TemplateKind templates, bool setup);
    Result<bool> becomeTemplates(tap::TemplateKind kind);
    Result<bool> setUp();
    Result<bool> setUpTurn(Thread& thread);
    void beginMoment();
    void beginDetector();
    Result<void> letGo(Thread& thread, explore::Operation& operation);
    void drain(std::uint32_t slot, explore::Operation* operation);
    void fold(tap::Event event, explore::Operation* operation);
    void note(const tap::Event& event, const Thread& thread);
    void nameObject(const tap::Event& event, const std::string& by);
    void nameInherited();
    void began(const tap::Event& event, explore::Operation* operation);
    void lookForKilled(explore::Operation& operation);
    void ended(const tap::Event& event, explore::Operation* operation);
    void waited(const tap::Event& event, explore::Operation& operation);
    void lookForWeakness(const tap::Event& event);
    void lookForWaits(const tap::Event& event);
    bool couldGo(const Thread& thread, bool& spins);
    bool hasToWait(const Thread& thread, const tap::Event& pending) const;
    Thread* threadIn(std::uint32_t slot);
    analysis::Context analysisContext();
    world::World newWorld();

    const lesson::Lesson& m_lesson;
    Rig m_rig;
    Evaluation m_evaluation;
    analysis::Context m_context;
    StableNames m_names;
    bool m_beginning = false; ///< what the processes say before their first instruction is taken
    std::vector<std::pair<std::string, tap::Event>> m_inherited; ///< of it, by who: what they have
    std::map<std::string, explore::ThreadId> m_ids; ///< by thread key
    std::optional<Moment> m_now;
    std::optional<Moment> m_atReady;
    std::unique_ptr<analysis::RaceDetector> m_detector; ///< large; none during set-up
    std::vector<Judged> m_setup;
    mechanisms::Effects m_effects;
    std::vector<tap::Event> m_step; ///< what the thread that was let go did
    std::uint32_t m_stepping = tap::slotCount;
    std::size_t m_setupSteps = 0;
    bool m_warm = false;
    bool m_ready = false;
    bool m_weakAtomics = false;
    bool m_volatile = false;
    bool m_spun = false;
    bool m_conditions = false;
    bool m_libraryThreads = false;
    bool m_limits = false;
};

} // namespace crosstalk::session
