#pragma once

#include "engine/tap/event.h"
#include "engine/world/rate.h"
#include "engine/world/setup.h"
#include "engine/world/snapshot.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace crosstalk::world {

/// An operation as events tell it: indexes and numbers, no text.
struct Done
{
    OperationKind kind = OperationKind::Call;
    tap::CallId call = 0;
    bool hasValue = false;
    bool exact = true;
    int variable = -1;
    int channel = -1; ///< index into Channels
    std::int64_t value = 0;
    std::uint64_t bytes = 0;
    std::uint64_t pc = 0;
    std::uint64_t time = 0;
    int fd = -1;
    int error = 0;                ///< errno of a call that failed
    std::uint64_t durationNs = 0; ///< of a call
    bool slept = false;

    void archive(StateArchive& archive);
};

/// A store that was reported and whose value has not come yet.
struct OpenStore
{
    int variable = -1;
    std::uint64_t time = 0;
    std::uint64_t event = 0;

    void archive(StateArchive& archive);
};

/// A descriptor that leads to a channel.
struct Descriptor
{
    int fd = -1;
    std::uint64_t object = 0;
    std::uint8_t flags = 0;

    void archive(StateArchive& archive);
};

/// What a thread in poll, select or epoll_wait waits for, as the kernel had it.
struct Awaits
{
    std::vector<Descriptor> descriptors = {}; ///< flags: until it can be read or written
    bool limited = false;                     ///< or until its time is up

    void archive(StateArchive& archive);
};

/// One thread of a worker.
struct ThreadState
{
    int process = -1;
    std::int32_t tid = 0;
    bool alive = false;
    bool held = false; ///< at the gate
    bool inCall = false;
    bool asleep = false;
    bool sleptInCall = false; ///< a sleep in this call was counted already
    int callChannel = -1;
    std::uint64_t asleepSince = 0;
    bool ranProgram = false;   ///< it made a call from, or an access in, a line of the program
    std::uint64_t awakeAt = 0; ///< when it was last seen running inside its call
    std::uint64_t sleepsAt =
        0;            ///< address of the futex word it sleeps on, as /proc has it; 0: none
    int relocks = -1; ///< channel of the mutex that its wait for a condition let go, …
    std::uint64_t relocksAt = 0;                         ///< … and where that lies in its process
    tap::Event call{};                                   ///< its Enter, while inCall
    tap::Event pending{};                                ///< while held
    std::vector<std::pair<tap::Event, int>> interrupted; ///< calls that a signal's handler came
                                                         ///< into, with their channels
    std::optional<std::pair<tap::Event, int>> enclosing; ///< the call around all others, and its
                                                         ///< channel
    Awaits awaits;                                       ///< while asleep
    OpenStore store;
    std::uint64_t stretch = 0;                 ///< how often it has synchronized
    std::array<int, 4> looked{-1, -1, -1, -1}; ///< variables it loaded since, the latest
    std::size_t nextLooked = 0;

    void archive(StateArchive& archive);
};

/// How often a call of the program's own came back, and how often with an error.
struct CallCount
{
    tap::CallId call = 0;
    std::uint64_t returned = 0; ///< without an error
    std::uint64_t failed = 0;

    void archive(StateArchive& archive);
};

/// One process as folded so far.
struct Process
{
    std::string name;
    std::string program;
    std::int32_t pid = 0;
    int parent = -1;
    int lane = -1;
    ProcessState state = ProcessState::Starting;
    std::uint64_t stateSince = 0;
    std::uint64_t started = 0;
    bool stopped = false;                  ///< SIGSTOP, as /proc says
    std::array<std::uint64_t, 8> timeIn{}; ///< ns in each ProcessState, without the present one
    std::vector<std::uint16_t> threads;
    std::vector<Descriptor> descriptors;

    std::optional<Done> last;
    std::optional<Done> lastLoad;
    std::optional<Done> lastStore;
    std::uint64_t pc = 0;
    Rate operations;
    std::vector<CallCount> calls; ///< a handful: searched in order

    std::uint64_t bytesWritten = 0;
    std::uint64_t bytesRead = 0;
    std::uint64_t blockBytes = 0;
    std::uint64_t blockFilled = 0;
    bool blockIsWrite = false;
    int locksHeld = 0;

    bool reaped = false; ///< its wait status is known
    int exitCode = 0;
    std::string exitSignal;
    std::string diedHolding;
    std::string note;

    bool living() const
    {
        return state != ProcessState::Exited && state != ProcessState::Killed &&
               state != ProcessState::Lost;
    }
    void archive(StateArchive& archive);
};

/// All processes and threads of a run.
class Processes
{
public:
    /// A process by its pid: the newest one that had it; made if it is not known.
    int obtain(std::int32_t pid);
    int add(const ProcessInfo& info);
    int byPid(std::int32_t pid) const;

    std::size_t size() const { return m_processes.size(); }
    Process& operator[](int process) { return m_processes[std::size_t(process)]; }
    const Process& operator[](int process) const { return m_processes[std::size_t(process)]; }
    auto begin() const { return m_processes.begin(); }
    auto end() const { return m_processes.end(); }

    /// State of a thread, or null for a number that never started.
    ThreadState* thread(std::uint16_t number)
    {
        return number < m_threads.size() && m_threads[number].process >= 0 ? &m_threads[number]
                                                                           : nullptr;
    }
    const ThreadState* thread(std::uint16_t number) const
    {
        return const_cast<Processes*>(this)->thread(number);
    }
    ThreadState& startThread(std::uint16_t number, int process);

    /// Where a process stands by its threads.
    ProcessState stateOf(int process) const;
    bool anyThreadAlive(int process) const;
    std::string nameOf(int process) const;

    void archive(StateArchive& archive);

private:
    std::vector<Process> m_processes;
    std::vector<ThreadState> m_threads;
};

} // namespace crosstalk::world
