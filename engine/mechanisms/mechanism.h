#pragma once

#include "engine/base/result.h"
#include "engine/base/statearchive.h"
#include "engine/mechanisms/view.h"
#include "engine/tap/event.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What a folder in engine/mechanisms gives: how its events fold into state, what they order, when
// an operation would block, and how the kernel is asked. World, analysis and the stage know no
// mechanism by name; they ask the registry.

namespace crosstalk::mechanisms {

/// Id of a call, worked out by the compiler: tap::callId() would hash the name at every event.
consteval tap::CallId idOf(std::string_view name)
{
    return tap::callId(name);
}

/// Offsets that tell the two channels of one end of a connection apart: where its writes go, and
/// where its reads come from.
inline constexpr std::uint64_t outOfEnd = ~std::uint64_t{0} - 1;
inline constexpr std::uint64_t intoEnd = ~std::uint64_t{0} - 2;

/// What one event orders, for the happens-before analysis.
struct OrderEffect
{
    enum class Op
    {
        Release, ///< everything before it is before every later Acquire of the same token
        Acquire,
        Supply,  ///< bytes [from, to) of the stream `token` were supplied by this thread
        Take,    ///< bytes [from, to) were taken: after each Supply that covers them
        TakeEnd, ///< end of file seen: after every holder's Release of the token (close)
        Join,    ///< everything that thread number `from` ever did is before what follows here
                 ///< (it has ended and was waited for); no token
    };
    Op op;
    std::uint64_t object; ///< the token: (object, offset)
    std::uint64_t offset;
    std::uint64_t from = 0;
    std::uint64_t to = 0;
    int thread =
        -1; ///< whose clock, when it is not the event's own thread: a dead lock owner's
            ///< Release, a Supply by a writer that is still inside its call; -1: the event's
};

/// Something worth a checkpoint: "full", "sleep", "epipe", "refused", …
struct Fact
{
    std::string kind = {};
    std::string on = {}; ///< channel or variable
    std::string call = {};
    int process = -1;
    std::uint64_t event = 0; ///< index in the log; World fills it in
    std::string say = {}; ///< sentence for the narration, "{who}" and "{on}" are filled in; empty:
                          ///< only the facts that World itself knows words for are told
};

/// A message, or a stretch of a stream, on its way from one process to another: what the sequence
/// diagram draws. A Received is matched with the Sents of the same channel that it overlaps.
struct Passage
{
    enum class Op
    {
        Sent,
        Received,
        Lost, ///< [from, to) will never be received: receiver gone, queue removed
    };
    Op op = Op::Sent;
    std::uint64_t from = 0; ///< stream: bytes [from, to) of it; messages: numbers [n, n + 1)
    std::uint64_t to = 0;
    std::uint64_t bytes = 0;
    int process = -1;       ///< -1: the event's own
    std::string label = {}; ///< what it is, when the mechanism knows: "Debit(\"ada\", 10)"
};

/// Bytes that a process moved into a channel or out of it.
struct Move
{
    int process = -1;
    bool down = true;       ///< into the channel; false: out of it
    std::int64_t bytes = 0; ///< negative takes back what was assumed too early
};

/// Who does the event that is folded, as World resolved it.
struct Actor
{
    int process = -1; ///< ordinal
    std::uint16_t thread = 0;

    /// Of one who is somebody; in place of an owner there may be nobody.
    void archive(StateArchive& archive)
    {
        archive.someProcess(process);
        archive(thread);
    }
    void archiveOwner(StateArchive& archive)
    {
        archive.process(process);
        archive(thread);
    }
};

/// A thread holds a lock from now on, or no more: for the sets of locks that a race names, and for
/// lock orders.
struct Hold
{
    std::uint64_t object; ///< the lock: (object, offset)
    std::uint64_t offset;
    bool taken = true;
    bool exclusive = true; ///< false: others may hold it too (readers)
    bool tried = false;    ///< taken by a call that never sleeps: it cannot wait in a cycle
    int thread = -1;       ///< when it is not the event's own: a dead owner's
};

/// Collects what folding one event brought about.
struct Effects
{
    std::vector<OrderEffect> order = {};
    std::vector<Hold> holds = {};
    std::vector<Fact> facts = {};
    std::vector<Move> moves = {};
    std::vector<Passage> passages = {};

    /// Forgets all, keeps the memory.
    void clear()
    {
        order.clear();
        holds.clear();
        facts.clear();
        moves.clear();
        passages.clear();
    }
};

/// Why somebody sleeps on a channel, in two halves of one sentence: "pipe is full", "by reading".
struct SleepReason
{
    std::string state = {};  ///< about the channel, without its name: "is full"
    std::string remedy = {}; ///< how its wakers wake it: "by reading"
};

/// The state of one channel: a value (clone() copies it for keyframes, archive() puts it into a
/// recording).
class Channel
{
public:
    virtual ~Channel() = default;
    virtual std::unique_ptr<Channel> clone() const = 0;

    /// Writes or reads all that may have changed since Mechanism::open() made it.
    virtual void archive(StateArchive& archive) = 0;

    /// Folds an event about this channel: Enter and Exit of calls on it, Describe, Open and Close
    /// (flags say which end), Map and Unmap, Resized, Probe, and ProcessState of a thread that is
    /// inside a call on it (actor is that thread). Never blocks, never asks the kernel.
    virtual void fold(const tap::Event& event, const Actor& actor, Effects& effects) = 0;

    /// Would this pending operation sleep if let go now?
    virtual bool wouldBlock(const tap::Event& pending, const Actor& actor) const = 0;

    /// Who could wake a process that sleeps in `call` on this channel. Those who have died are left
    /// out by World; when only such are named, nobody can wake it any more.
    virtual std::vector<int> unblockers(tap::CallId call, int sleeper) const = 0;

    /// True when one of them is not enough: each has to do its part (all readers must leave before
    /// a writer may enter).
    virtual bool needsAllUnblockers(tap::CallId call) const
    {
        (void)call;
        return false;
    }

    /// True when `call` comes back by itself some day, whatever anybody does: it has a deadline.
    virtual bool endsByItself(tap::CallId call, int sleeper) const
    {
        (void)call;
        (void)sleeper;
        return false;
    }

    /// Why it sleeps in `call`; empty: World finds words by shape.
    virtual SleepReason sleepReason(tap::CallId call, int sleeper) const
    {
        (void)call;
        (void)sleeper;
        return {};
    }

    /// True where any process that maps the channel's segment could wake a sleeper (a semaphore).
    virtual bool anybodyUnblocks() const { return false; }

    /// Process that holds it (a lock), or -1.
    virtual int holder() const { return -1; }

    /// A process is gone; what it held or had open is released as the kernel does it.
    virtual void processGone(int process, Effects& effects) = 0;

    virtual Shape shape() const = 0;
    virtual std::string kind() const = 0; ///< design section 9: "pipe", "lock", "semaphore", …
    virtual void view(StreamView& out) const { (void)out; }   ///< shape ByteStream
    virtual void view(LockView& out) const { (void)out; }     ///< shape Lock
    virtual void view(RegionView& out) const { (void)out; }   ///< shape Region
    virtual void view(MessagesView& out) const { (void)out; } ///< shape Messages
    virtual void view(CallsView& out) const { (void)out; }    ///< shape Call
    /// Bytes inside as the model has it: the best single figure, for the timeline.
    virtual std::uint64_t level() const { return 0; }

    /// Bytes inside by the tap: at least .first, at most .second while calls are in flight.
    virtual std::optional<std::pair<std::uint64_t, std::uint64_t>> tapFigure() const
    {
        return std::nullopt;
    }
};

/// Which way a call on a descriptor moves things, seen from the process.
enum class Direction : std::uint8_t
{
    Both, ///< neither, or both: shutdown, close, fcntl
    Down, ///< into the channel: write, send
    Up,   ///< out of it: read, recv, accept
};

/// What the mechanism's calls are.
struct CallTraits
{
    std::string_view name;
    bool maySleep = false;
    bool byDescriptor = false; ///< its object is what the descriptor leads to
    Direction direction = Direction::Both;
    bool encloses = false; ///< lasts until its Exit, whatever else its thread is told meanwhile
};

/// What the kernel says of a channel.
struct KernelAnswer
{
    std::uint64_t value = 0;    ///< bytes or messages inside
    std::uint64_t capacity = 0; ///< or what it charges for them, where it has none in the same unit
    std::uint64_t atSender = 0; ///< of value, what still lies in the sender's own buffer (TCP)
    std::uint32_t sendRoom = 0; ///< size of that buffer; 0: there is only one
    std::uint32_t receiveRoom = 0;
};

/// One mechanism; a static object that registers itself.
class Mechanism
{
public:
    virtual ~Mechanism() = default;
    virtual std::string_view name() const = 0;
    virtual std::span<const CallTraits> calls() const = 0;

    /// A new channel when this mechanism is in charge of the event's object, else null. Called for
    /// Describe events and for calls on an object or lock not seen before.
    virtual std::unique_ptr<Channel> open(const tap::Event& event) const = 0;

    /// True when an object of this kind is one end of a connection: open() is then called twice for
    /// it, once for the channel that leads out of it (its writes) and once for the one that leads
    /// into it (its reads); the event's offset is then outOfEnd or intoEnd. Joined makes the way
    /// out of one end the way into the other.
    virtual bool isEndpoint(tap::ObjectKind kind) const
    {
        (void)kind;
        return false;
    }

    /// True when the kernel can be asked how much is in an object of this kind.
    virtual bool isProbed(tap::ObjectKind kind) const
    {
        (void)kind;
        return false;
    }

    /// The kernel's figures for the channel that `reader` takes from and `writer` puts into. Both
    /// are descriptors valid in this process (momentary duplicates); -1 where none could be had,
    /// but not both. An error where the kernel has no figure.
    virtual Result<KernelAnswer> askKernel(int reader, int writer) const = 0;

    /// The same for what no descriptor leads to: a queue with a number only, one in shared memory.
    /// `described` is its Describe, `name` the name that gave. An error for all others.
    virtual Result<KernelAnswer> askByName(const tap::Event& described,
                                           const std::string& name) const;
};

/// All mechanisms linked in, by folder; filled before main by Registration objects (OBJECT
/// libraries keep them; a STATIC one would drop them).
std::span<const Mechanism* const> registry();

/// Name of a call in any mechanism or in the tap's own list; "?" when unknown.
std::string_view callName(tap::CallId id);

/// Traits of a call, or null.
const CallTraits* callTraits(tap::CallId id);

/// True for a call that moves bytes or messages into a channel: write, send, mq_send, …
bool movesDown(std::string_view call);

/// The mechanism that lists this call, or null.
const Mechanism* mechanismOf(tap::CallId id);

/// Static object in each mechanism's .cpp.
struct Registration
{
    explicit Registration(const Mechanism& mechanism);
};

} // namespace crosstalk::mechanisms
