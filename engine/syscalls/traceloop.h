#pragma once

#include "engine/syscalls/cores.h"
#include "engine/syscalls/launch.h"
#include "engine/syscalls/slots.h"
#include "engine/syscalls/tracee.h"

#include <future>
#include <map>
#include <mutex>
#include <set>
#include <unordered_map>
#include <vector>

namespace crosstalk::syscalls {

/// What the tracer's thread does, from the command's first instruction to the end of the last of
/// its processes: a stop of one tracee after the other, none of them waited for.
class TraceLoop
{
public:
    TraceLoop(tap::ControlHeader& control, const std::string& controlPath);

    /// The thread. Says how the start went as soon as that is known.
    void run(const Command& command, std::promise<Result<pid_t>> started);

    // --- from any thread ---
    void killAll();
    bool isStopped(pid_t tid) const;
    std::vector<std::pair<pid_t, int>> takeEnded();
    std::vector<std::string> takeSayings();
    std::vector<std::string> takePrograms();
    const NameTable& names() const { return m_names; }

private:
    /// Where a tracee stands that is held at the gate.
    enum class Gate
    {
        Start,
        Entry,
        Return,
    };

    /// A tracee that goes on when it is let go, or when its ring has room again.
    struct Held
    {
        pid_t tid;
        Gate at;
    };
    struct Delayed
    {
        pid_t tid;
        int status;
    };

    // traceloop.cpp
    void loop();
    bool nothingWaits() const { return m_held.empty() && m_delayed.empty(); }
    void nap();
    Tracee* find(pid_t tid);
    void say(const std::string& sentence);

    // stops.cpp
    void handle(pid_t tid, int status);
    void stopped(Tracee& tracee, int status);
    void atSeccomp(Tracee& tracee);
    bool goesOn(Tracee& tracee, const Traced& traced, const std::uint64_t (&arguments)[6],
                std::uint64_t stack);
    void enter(Tracee& tracee);
    void atReturn(Tracee& tracee);
    void leave(Tracee& tracee);
    void told(Tracee& tracee);
    void atSignal(Tracee& tracee, int signal);
    void atGroupStop(Tracee& tracee, int signal);
    void resume(Tracee& tracee, int signal = 0);

    // held.cpp
    bool gateIsClosed() const;
    void hold(Tracee& tracee, Gate at, const tap::Event& pending);
    void letGo();
    bool mayPass(Tracee& tracee) const;
    void pass(Tracee& tracee, Gate at);
    void arrived();
    bool closesFirst(Tracee& tracee);
    void tellClose(Tracee& tracee, int fd);
    void backToItsCall(Tracee& tracee);

    // births.cpp
    void firstProcess(const Launched& launched, const Command& command);
    void gaveBirth(Tracee& parent, int event);
    void returnsUnseen(Tracee& parent, int event);
    void returned(Tracee& parent);
    void givesMemoryBack(Tracee& tracee);
    void begin(Tracee& tracee, std::uint32_t parent, bool newProcess);
    void becameProgram(Tracee*& tracee);
    void tellProgram(Tracee& tracee);
    void takenByTheTap(Tracee& tracee);
    void leftTheTap(Tracee& tracee);
    Tracee* underItsNewNumber(Tracee& tracee);
    void lookAtProgram(Tracee& tracee);
    void ending(Tracee& tracee);
    void gone(pid_t tid, int status);

    tap::ControlHeader& m_control;
    NameTable m_names;
    Shared m_shared;
    Slots m_slots;
    Cores m_cores;
    std::unordered_map<pid_t, std::unique_ptr<Tracee>> m_tracees;
    std::map<pid_t, int> m_early; ///< stopped before their parent's stop has told of them
    std::vector<Held> m_held;
    std::vector<Delayed> m_delayed;
    int m_idle = 0; ///< looks in vain, one after the other
    bool m_full = false;

    mutable std::mutex m_mutex; ///< guards what follows
    std::set<pid_t> m_pids;
    std::set<pid_t> m_stopped;
    std::vector<std::pair<pid_t, int>> m_ended;
    std::vector<std::string> m_sayings;
    std::set<std::string> m_said; ///< ever
    std::vector<std::string> m_programs; ///< with the tap, that came to run
    bool m_killing = false;
};

} // namespace crosstalk::syscalls
