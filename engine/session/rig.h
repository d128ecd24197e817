#pragma once

#include "engine/kernel/threadprobe.h"
#include "engine/process/controlregion.h"
#include "engine/process/launcher.h"
#include "engine/schedule/gate.h"
#include "engine/session/plan.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crosstalk::session {

/// The processes of a lesson, to be begun again and again and let go one step at a time; nobody
/// watches them but who drains. They begin as fresh ones, or, when each of them stands in ready()
/// as a template, as their children, which takes a tenth of the time or less. Everything runs on the
/// core of whoever calls. Not thread-safe; ends every process when it goes.
class Rig
{
public:
    Rig(const lesson::Lesson& lesson, const RunOptions& options, const Installation& installation);
    ~Rig();
    Rig(const Rig&) = delete;
    Rig& operator=(const Rig&) = delete;

    /// Starts fresh processes and waits until all stand at their first instruction; what becomes of
    /// those that say ready().
    Result<void> launch(tap::TemplateKind templates);

    /// All that is launched are templates now: from here on begin() can be called.
    bool areTemplates();

    /// Ends what is left of an execution and begins the next one, at ready(). Only when
    /// areTemplates() was true after launch(). False: some template cannot do that any more, for
    /// what an execution did to it could not be undone; launch() again.
    Result<bool> begin();

    const Plan& plan() const { return m_plan; }
    const std::vector<pid_t>& pids() const { return m_pids; }
    bool mentionsReady(const std::string& program) const { return m_mentionsReady.at(program); }

    std::uint32_t slots() const { return m_region->slotsUsed(); }
    std::int32_t pidIn(std::uint32_t slot) { return m_region->slot(slot).pid.load(); }
    std::string name(std::uint32_t index) const { return m_region->name(index); }

    /// Whether the slot's thread can be let go; valid once settled.
    bool isAtGate(std::uint32_t slot);
    bool isYielding(std::uint32_t slot);
    /// Whether it is there at all, at the gate or asleep.
    bool isAlive(std::uint32_t slot);
    bool isGone(std::uint32_t slot) const { return m_gone[slot]; } ///< as far as it was looked
    tap::Event pending(std::uint32_t slot) const { return m_gate->pending(slot); }

    /// Lets a thread that is at the gate go to its next one, and waits until nobody is on its way.
    Result<void> step(std::uint32_t slot);

    /// Takes what was recorded since: first what `first` did, then the others in their order.
    void drain(std::uint32_t first, const std::function<void(const tap::Event&)>& take);

private:
    Result<void> prepare();
    Result<void> makeRegion();
    Result<void> awaitStart();
    Result<void> settle();
    bool letYieldingGoOn();
    bool isOnItsWay(std::uint32_t slot, bool askKernel);
    bool sleepsForGood(std::uint32_t slot);
    void collect();
    char kernelState(std::int32_t pid, std::int32_t tid);
    void endExecution();
    Result<void> awaitTemplates();
    bool someTemplateIsSpoilt();
    void order(std::uint32_t slot, std::uint32_t what);
    void end();

    const lesson::Lesson& m_lesson;
    const RunOptions m_options;
    const Installation& m_installation;
    int m_number = 0; ///< of the run whose names are in use
    Plan m_plan;
    std::map<std::string, std::vector<tap::CodeRange>> m_code; ///< by executable
    std::map<std::string, bool> m_mentionsReady;               ///< by program
    std::optional<process::ControlRegion> m_region;
    std::optional<schedule::Gate> m_gate;
    std::optional<process::Launcher> m_launcher;
    std::vector<pid_t> m_pids;
    std::map<std::int32_t, kernel::ThreadProbe> m_probes; ///< by tid
    std::vector<tap::RingReader> m_rings;
    std::vector<std::vector<tap::Event>> m_taken; ///< by slot: drained to make room
    std::vector<std::vector<tap::CallId>> m_calls; ///< by slot: those it is in, the innermost last
    std::vector<bool> m_gone;                     ///< by slot: ended, and the kernel says so too
    std::vector<pid_t> m_templatePids;            ///< by slot
    std::uint32_t m_templates = 0;                ///< slots in use at ready()
};

} // namespace crosstalk::session
