#pragma once

#include "engine/mechanisms/view.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// What the window paints: plain values, made by World from events alone, never changed afterwards
// and therefore shared between threads without a lock. Times are nanoseconds since the run began.

namespace crosstalk::world {

using mechanisms::KernelFigure;
using mechanisms::LockView;
using mechanisms::CallsView;
using mechanisms::MessagesView;
using mechanisms::Shape;
using mechanisms::Slot;
using mechanisms::StreamView;

class History;

/// Where a process is, as shown on its card. Held is not Asleep: it is the user's doing.
enum class ProcessState {
    Starting, ///< not yet at its first instruction
    Running,
    Asleep,   ///< in the kernel, inside a call; see ProcessView::sleep
    Held,     ///< at the gate: held by you
    Stopped,  ///< SIGSTOP: frozen by you, or by `kill -STOP` in a terminal
    Exited,   ///< see ProcessView::exitCode
    Killed,   ///< see ProcessView::exitSignal
    Lost,     ///< its ring was scribbled over: nothing more can be said of it
};

/// A line of a program's own source.
struct SourceLine
{
    std::string file = {}; ///< base name, "depositor.cpp"
    int line = 0;     ///< 1-based; 0 unknown
};

/// What an operation does, independent of the mechanism.
enum class OperationKind
{
    Load,
    Store,
    ReadModifyWrite,
    Call,
    Begin, ///< a thread's first instruction: to come, never done
};

/// One thing that a process did or is about to do.
struct Operation
{
    OperationKind kind = OperationKind::Call;
    std::string call = {};         ///< "write", "pthread_mutex_lock"; empty for loads and stores
    std::string object = {};       ///< what on: "balance", "pipe", "mutex"; may be empty
    int variable = -1;        ///< index into Snapshot::variables, or -1
    int channel = -1;         ///< index into Snapshot::channels, or -1
    std::optional<std::int64_t> value = {}; ///< loaded, stored or returned; unknown before a store
    bool exact = true;        ///< false: value sampled beside the access
    std::uint64_t bytes = 0;  ///< size asked for
    bool returning = false;   ///< stands at the exit gate: the call is done, it has not returned yet
    bool wouldBlock = false;  ///< pending, and would sleep if let go now
    int fd = -1;              ///< a call on a descriptor: which
    std::string error = {};        ///< a call that failed: "EPIPE"; else empty
    std::uint64_t durationNs = 0; ///< a finished call: from its entry until it returned
    bool slept = false;       ///< a finished call: it slept in the kernel
    SourceLine at = {};
};

/// A sleep in the kernel: going on (since is set) in ProcessView, summed up in Snapshot::sleeps.
struct Sleep
{
    int process = -1;
    std::string call = {};           ///< "write"
    int channel = -1;           ///< on what, index into channels, or -1
    std::string object = {};         ///< its name
    int fd = -1;
    std::uint64_t since = 0;    ///< when it fell asleep
    std::uint64_t totalNs = 0;  ///< all sleeps of this process in this call on this object
    std::uint64_t longestNs = 0;
    std::uint64_t count = 0;
    std::string why = {};            ///< one sentence: the call, the object, who could wake it
};

/// How far a process has come with what it was asked to do; total 0 = without end.
struct Progress
{
    std::string label = {}; ///< "deposits done"
    std::uint64_t done = 0;
    std::uint64_t total = 0;
};

/// A descriptor that a process holds.
struct DescriptorView
{
    int fd = -1;
    int channel = -1;
    bool reads = false;
    bool writes = false;
};

/// One living thread of a process that has several.
struct ThreadView
{
    std::int32_t tid = 0;
    std::string name = {};        ///< what it calls itself, as the kernel has it; may be empty
    ProcessState state = ProcessState::Running; ///< Running, Held or Asleep
    std::uint64_t since = 0; ///< when it fell asleep; else 0
    std::string call = {};        ///< it is inside; else empty
    std::string object = {};      ///< what that call is on; may be empty
    bool helper = false;     ///< never ran a line of the program: a library's own thread
};

/// One process, one card. Index in Snapshot::processes = its ordinal: P1 is 0.
struct ProcessView
{
    std::string name = {};    ///< "P1"
    std::string program = {}; ///< "depositor"
    std::int32_t pid = 0;
    ProcessState state = ProcessState::Starting;
    std::uint64_t stateSince = 0;
    int threads = 1;
    std::vector<ThreadView> threadViews = {}; ///< living ones, the main thread first; empty when there
                                         ///< is but one

    std::optional<Operation> last = {}; ///< latest finished operation of its own
    std::optional<Operation> next = {}; ///< pending at the gate
    std::optional<Operation> lastLoad = {};  ///< latest load of a named variable
    std::optional<Operation> lastStore = {}; ///< latest store to one
    SourceLine at = {};                 ///< current line
    std::optional<Sleep> sleep = {};    ///< set while Asleep
    std::optional<Progress> progress = {};
    std::vector<std::string> holds = {}; ///< names of locks it holds
    std::vector<DescriptorView> descriptors = {};

    std::uint64_t bytesWritten = 0;
    std::uint64_t bytesRead = 0;
    std::uint64_t blockBytes = 0;   ///< size of its latest read or write: its user buffer
    std::uint64_t blockFilled = 0;  ///< how much of that buffer is still to be moved (writer) or
                                    ///< was filled by the latest read (reader)
    double asleepShare = 0;         ///< 0 to 1, of the time it was not held or stopped
    double operationsPerSecond = 0; ///< over the last half second
    bool staleLoad = false;         ///< it holds a value that another one has overwritten since:
                                    ///< its next store loses that update
    std::int64_t staleValue = 0;
    int staleVictim = -1;           ///< whose update it would erase

    bool exitKnown = false; ///< how it ended, which is told a moment after it is gone
    int exitCode = 0;
    std::string exitSignal = {}; ///< "SIGPIPE"
    std::string diedHolding = {}; ///< locks it held when it died, or empty
    std::string kernelState = {}; ///< /proc/PID/stat's letter and its word, "S (sleeping)"; may be empty
    std::string kernelWaits = {}; ///< /proc/PID/wchan, "anon_pipe_write": a caption only; may be empty
    std::string note = {};       ///< one sentence about how it ended or what was dropped; may be empty
};

/// A pipe, a segment, a lock: anything processes talk through. Index = its ordinal.
struct ChannelView
{
    std::string id = {};    ///< stable within a run: "pipe", "account", "account.mutex"
    std::string kind = {};  ///< design section 9: "pipe", "segment", "lock", "semaphore", …
    std::string name = {};  ///< as the system knows it: "/crosstalk.48200.account", "pipe:[1234]"
    Shape shape = Shape::ByteStream;
    std::optional<StreamView> stream = {}; ///< shape ByteStream
    std::optional<LockView> lock = {};     ///< shape Lock
    std::optional<MessagesView> messages = {}; ///< shape Messages
    std::optional<CallsView> calls = {};       ///< shape Call
    int back = -1; ///< the other direction of the same connection, index into channels, or -1
    std::uint64_t closedAt = 0; ///< a connection's: when nobody had an end of it any more; 0: somebody has
    std::vector<int> movedInto = {};  ///< processes that ever moved bytes into it, also when their
                                 ///< end is closed by now …
    std::vector<int> movedOutOf = {}; ///< … and that ever took some out
    std::vector<int> mappedBy = {};        ///< shape Region
    std::vector<std::uint64_t> mappedAt = {}; ///< shape Region: where each of mappedBy has its first byte;
                                         ///< empty while not known
    std::uint64_t bytes = 0;          ///< shape Region: its size
    int segment = -1;                 ///< shape Lock, or a queue in user space: the channel it
                                      ///< lies in, or -1
    KernelFigure kernel = {};
};

/// A named location in a segment.
struct VariableView
{
    std::string name = {};
    int channel = -1;
    std::uint64_t offset = 0;
    std::uint32_t bytes = 0;
    std::optional<std::int64_t> value = {};
    bool exact = true;               ///< false: sampled in free run
    std::optional<std::int64_t> expected = {}; ///< lesson.toml's expression, now
    std::int64_t lost = 0;           ///< expected - value
    std::uint64_t loads = 0;
    std::uint64_t stores = 0;
    std::uint64_t lostUpdates = 0;   ///< stores that erased another process's store
    std::uint64_t tornReads = 0;     ///< reads in parts that mix two stores
    std::uint64_t staleValues = 0;   ///< loads acted on after another process had overwritten them
    bool countsExact = true;         ///< false: those three are estimates, for some accesses came
                                     ///< at full speed
    double storesPerSecond = 0;
    double lostPerSecond = 0;
    int lastWriter = -1;
};

/// One side of a race.
struct Access
{
    int process = -1;
    std::string access = {}; ///< "read" or "write"
    SourceLine at = {};
    std::optional<std::int64_t> value = {};
    std::uint64_t time = 0;
    std::uint64_t event = 0; ///< index in the log
    bool exact = true;       ///< false: value sampled beside the access
    std::vector<std::string> locks = {}; ///< that its thread held, in the order it took them
};

/// The first unordered pair on one variable.
struct Race
{
    std::string variable = {};
    int variableIndex = -1;
    Access first;
    Access second;
    std::string why = {};          ///< one sentence: what would have ordered them and is missing
    std::uint64_t count = 0;  ///< unordered pairs on this variable so far
    int channel = -1;         ///< the segment it lies in, index into Snapshot::channels, or -1
    std::uint64_t offset = 0; ///< of its first byte in there
    std::uint32_t bytes = 0;
};

/// One sleeping thread and who could wake it.
struct Wait
{
    int process = -1;
    std::string call = {};
    int channel = -1;
    std::string object = {};
    std::vector<int> waitsFor = {}; ///< processes that could unblock it
    bool needsAll = false;     ///< all of them together; false: any one of them
    bool timed = false;        ///< it ends by itself
    bool hopeless = false;     ///< whoever could have unblocked it has died
    std::uint64_t since = 0;   ///< when it fell asleep
    std::string why = {};           ///< one sentence: the call, the object, who could wake it
};

/// A set of sleepers none of whose wakers lies outside it.
struct Deadlock
{
    std::vector<Wait> waits = {};
    std::string why = {};
    std::vector<Wait> behind = {}; ///< sleepers that wait for these and that these do not wait for
};

/// One half of a lock order: a process took a lock while it held another.
struct LockOrderStep
{
    int process = -1;
    std::string held = {};
    std::string taken = {};
    SourceLine at = {}; ///< where it took the second one
    std::uint64_t time = 0;
    std::uint64_t event = 0; ///< index in the log
};

/// Locks that are taken in one order here and in the other there, with nothing to keep the two
/// apart: no deadlock yet, but there may be one any time. `taken` of each step is `held` of the
/// next, round to the first.
struct LockOrder
{
    std::vector<LockOrderStep> steps = {};
    std::string why = {};
};

/// A token on its way. An event put it there; `progress` says how far it is at Snapshot::now.
struct Transfer
{
    enum class Kind {
        Load,      ///< variable → process
        Store,     ///< process → variable
        BytesDown, ///< process → kernel buffer
        BytesUp,   ///< kernel buffer → process
    };
    Kind kind = Kind::Load;
    int process = -1;
    int variable = -1;
    int channel = -1;
    std::string label = {};    ///< "6", "4 KiB"
    double progress = 0;  ///< 0 start, 1 arrived
    bool pending = false; ///< not happened yet: at the gate, drawn dashed near its start
    bool loses = false;   ///< this store erases another's update
    std::uint64_t event = 0;
};

/// One line of the narration list.
struct Narration
{
    std::uint64_t time = 0;
    std::uint64_t event = 0;
    int process = -1;
    std::string text = {}; ///< "P1 reads balance: 5 (line 13)"
    bool verdict = false;
};

enum class RunState { Idle, Starting, Running, Paused, Finished, Deadlocked, TimedOut, Failed };

/// A live choice as it stands.
struct Setting
{
    std::string name = {};
    std::int64_t value = 0;
};

/// What one request costs when the job is done one way; see comparison.h. Means a request.
struct WayView
{
    int way = 0;      ///< position of the option of the choice "way"
    std::string name = {}; ///< its label
    std::uint64_t requests = 0;
    double calls = 0;  ///< calls that were tapped, of all processes
    double copies = 0; ///< moves of bytes across the boundary
    double bytes = 0;  ///< and how many
    std::uint64_t timed = 0; ///< requests during which nobody was held: they alone have a time
    std::uint64_t medianNs = 0;
    std::uint64_t lowNs = 0;  ///< a tenth of the times is below
    std::uint64_t highNs = 0; ///< a tenth is above
};

/// How a checkpoint of the lesson stands.
struct CheckpointView
{
    std::string id = {};
    bool reached = false;
    std::uint64_t event = 0;
};

/// Everything the window shows at one moment of a run.
struct Snapshot
{
    std::uint64_t event = 0;  ///< events folded so far
    std::uint64_t now = 0;    ///< time of this moment
    bool live = true;         ///< false: the cursor was dragged back
    RunState run = RunState::Idle;
    double stepsPerSecond = 0; ///< 0: full speed
    bool gateClosed = false;   ///< paused or paced: one worker at a time, values exact
    int lastStepped = -1;      ///< process whose step is the latest

    std::vector<ProcessView> processes = {};
    std::vector<ChannelView> channels = {};
    std::vector<VariableView> variables = {};
    std::vector<Race> races = {};
    std::vector<Deadlock> deadlocks = {};
    std::vector<LockOrder> lockOrders = {};
    std::vector<Wait> waits = {}; ///< every sleeping thread, also those that only take a nap
    std::vector<Sleep> sleeps = {}; ///< one per process, call and object
    std::vector<Transfer> transfers = {};
    std::vector<Narration> narration = {}; ///< newest last, at most 200
    std::vector<Setting> settings = {};
    std::vector<WayView> ways = {}; ///< the same job in several ways, side by side; mostly empty
    std::vector<CheckpointView> checkpoints = {};
    std::map<std::string, double> facts = {}; ///< World's counters, for the lesson's expressions
    std::string headline = {};      ///< the one sentence about this moment; may be empty
    bool headlineWarns = false;

    std::uint64_t events = 0;   ///< recorded so far, also when the cursor is dragged back
    std::uint64_t dropped = 0;
    std::uint64_t forgotten = 0; ///< oldest events no longer in memory
    double eventsPerSecond = 0;
    double callsPerSecond = 0;
    std::uint64_t overheadNs = 0; ///< time workers waited for us because a ring was full

    std::shared_ptr<const History> history; ///< spans, marks, values and fills for the timeline
};

} // namespace crosstalk::world
