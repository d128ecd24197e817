#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

// One thing a worker (or the engine, or the user) did: 64 bytes, one cache line.
//
//    0        8        16       24       32       40    44  46 47 48  50  52   56        64
//    | time   | object | offset | value  | pc     | size|thr|k |f |call|fd |aux | payload |
//
// Written once by one thread into its own ring (see eventring.h for the ordering), never changed
// afterwards, and valid in a recording: no pointers, no virtual address but `pc`.

namespace crosstalk::tap {

/// Layout version; a control region or recording with another one is refused.
inline constexpr std::uint32_t eventVersion = 1;

/// What an Event reports. Which fields mean what is said beside each.
enum class Kind : std::uint8_t
{
    None,

    // --- accesses to shared memory: object+offset name the location, size its bytes (1 to 16) ---
    Read,        ///< load, reported before it happens; value as the tap saw it
    Write,       ///< store, reported before it happens; value unknown, a Value follows
    Value,       ///< what this thread's latest Write left: value, read at its next tapped operation
    AtomicLoad,  ///< value = loaded; aux = memory order (std::memory_order as int)
    AtomicStore, ///< value = stored; aux = memory order
    RmwBegin,    ///< a read-modify-write is about to happen: its release side; no value
    AtomicRmw,   ///< value = new, payload = old (8 bytes); aux = order (a failed CAS is an
                 ///< AtomicLoad)
    Fence,       ///< aux = memory order

    // --- calls: `call` says which ---
    Enter, ///< stamped before the call: object, offset (of a lock in its segment), size requested
    Exit,  ///< stamped after it: value = result (as int64), aux = errno when it failed

    // --- the gate: not part of the program's own behaviour, never hashed ---
    Held,     ///< arrived at the gate; the rest of the event is the pending operation,
              ///< aux = the Kind it will have (Exit: stands at the exit gate, call already done),
              ///< payload = 1: not at the gate, a send that is held back on purpose
    Released, ///< the engine let it pass

    // --- life of a thread, a process, an object ---
    ThreadStart, ///< first event of a thread: value = pid, offset = tid, size = parent's thread + 1
                 ///< (0: started by the engine), aux = 1 when it is a new process (fork)
    ThreadEnd,   ///< last event of a thread
    Describe,    ///< object seen for the first time: value = inode, offset = device,
                 ///< call = ObjectKind, aux = name index (0: none), size = capacity if it has one
    Map,    ///< this process mapped object: offset = file offset, value = address, size = pages
    Unmap,  ///< and let go of it
    Open,   ///< fd of this process now leads to object; flags: CanRead, CanWrite
    Close,  ///< fd no longer does (also at exec and exit); value = 1: it is on its way to another
            ///< process, in a message
    Name,   ///< watch(): location object+offset, size bytes, aux = name index, call =
            ///< ValueType, value = what it holds now (size <= 8); from the engine: what the
            ///< segment holds when no process is left
    Mark,   ///< mark(): aux = name index, value = user's number
    Exec,   ///< this process became another program: aux = name index
    Joined, ///< the endpoint `object` (a socket) is connected to the endpoint `value`; 0: to one
            ///< that was closed before it was accepted, of the process with the pid in offset
    Part,   ///< more of what the call at hand moved: offset = position in it, size = bytes (1 to
            ///< 8), payload; right after an Enter or before an Exit of a call that shows its bytes
    Delivered, ///< a signal's handler begins (size 0) or has returned (size 1): object =
               ///< signalKey(own pid), value = signal number, offset = sender's pid, 0 unknown

    // --- from the engine, thread = engineThread ---
    Choice,       ///< a live choice or parameter: aux = name index, value = new value
    Fault,        ///< done by the user: call = FaultKind, thread of the victim in size, fd, value
    ProcessState, ///< /proc says: value = state letter ('R','S','T','Z'), size = thread,
                  ///< offset = system call number + 1, pc = address of the futex word that it
                  ///< sleeps on in there, 0 for none; call unused
    ProcessExit,  ///< waited for: offset = pid, value = wait status as waitpid gives it
    Probe,        ///< kernel's figure for object: value, size = capacity, aux = 1 when quiescent;
                  ///< two buffers (TCP): offset = what of value lies at the sender, payload = the
                  ///< room of the sender's and of the receiver's, 4 bytes each
    Resized,      ///< F_SETPIPE_SZ by the user: size = asked, value = granted, aux = errno
    Pace,         ///< value = steps a second * 1000; 0 = full speed; aux = 1 when paused
    Gap,          ///< `value` events of thread `size` were dropped here
    Overflow,     ///< the engine found a ring scribbled over: thread in size; nothing more from it
    Awaits,       ///< the thread in size, just found asleep, waits for fd of its process (poll and
                  ///< its kin); flags: until it CanRead, CanWrite; aux = 1: or until its time is up
};

/// No event has a higher one.
inline constexpr Kind lastKind = Kind::Awaits;

/// What an object behind a descriptor or mapping is.
enum class ObjectKind : std::uint16_t
{
    Unknown,
    File,
    Segment, ///< a shared mapping: POSIX shm, memfd, anonymous MAP_SHARED
    Pipe,
    Fifo,
    Private, ///< process-private memory that holds a lock; offset = address

    // --- endpoints: the object is one end of a connection, Joined says which is the other ---
    UnixStream,
    UnixSeqpacket,
    UnixPair, ///< a datagram socket connected to one other (socketpair)
    Tcp,

    // --- mailboxes: whoever knows the name puts in, whoever holds the descriptor takes out ---
    UnixDatagram,
    Udp,
    UnixListener, ///< what is queued are connections that wait for accept
    SeqpacketListener,
    TcpListener,
    PosixQueue,
    SysvQueue,
    MemoryQueue, ///< Boost.Interprocess message_queue: in a segment, so offset = where it lies
    Port,        ///< a Mach-style port of lessons/kit: kernel objects underneath, rights emulated
    Service,     ///< a gRPC service: what its calls are made on
    EventFd,
    SignalFd,
    FileLock, ///< the file that flock or fcntl locks
};

/// How a named variable's bytes are to be read.
enum class ValueType : std::uint16_t
{
    Unsigned,
    Signed,
    Float,
    Bytes
};

/// What the user did to a worker.
enum class FaultKind : std::uint16_t
{
    Kill,
    Freeze,
    Thaw,
    CloseEnd
};

/// Bits of Event::flags.
enum EventFlags : std::uint8_t
{
    Sampled = 1,      ///< value was read beside the access, others could write meanwhile
    Internal = 2,     ///< folded away: the operation is a library's own (segment bookkeeping)
    Volatile = 4,     ///< the access was volatile-qualified
    CanRead = 8,      ///< Open: the descriptor can be read
    CanWrite = 16,    ///< Open: the descriptor can be written
    Slept = 32,       ///< Exit: the call slept and the engine saw it
    NonBlocking = 64, ///< Enter: will not sleep whatever it finds; Open: O_NONBLOCK is set
};

/// Thread number of events that the engine itself adds.
inline constexpr std::uint16_t engineThread = 0xffff;

/// Identifies a call: a hash of its libc name, so that a mechanism needs no central list.
using CallId = std::uint16_t;

/// FNV-1a folded to 16 bits; the registry asserts at start that no two names collide.
constexpr CallId callId(std::string_view name)
{
    std::uint32_t hash = 2166136261u;
    for (const char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    const auto id = static_cast<CallId>(hash >> 16 ^ hash);
    return id != 0 ? id : 1;
}

/// One record; see the diagram above.
struct Event
{
    std::uint64_t time;   ///< TSC ticks, or ns of CLOCK_MONOTONIC (ControlHeader::clock says which)
    std::uint64_t object; ///< objectKey() of what it is about, 0 for none
    std::uint64_t offset; ///< byte offset inside object
    std::uint64_t value;
    std::uint64_t pc; ///< return address inside the program's own sources, as linked (load base
                      ///< taken off); 0 unknown
    std::uint32_t size;
    std::uint16_t thread; ///< slot number in the control region; engineThread for the engine
    Kind kind;
    std::uint8_t flags;
    CallId call;
    std::int16_t fd; ///< -1 for none
    std::uint32_t aux;
    std::uint8_t payload[8]; ///< first bytes of what was moved
};

static_assert(sizeof(Event) == 64 && std::is_trivially_copyable_v<Event>);
static_assert(offsetof(Event, pc) == 32 && offsetof(Event, payload) == 56);

/// One number for (device, inode), the same in every process. The device's low 16 bits and the
/// inode's low 48: enough to keep apart what one machine holds at one time; Describe has both
/// whole.
constexpr std::uint64_t objectKey(std::uint64_t device, std::uint64_t inode)
{
    return (device & 0xffff) << 48 | (inode & 0xffff'ffff'ffff);
}

/// Key of what a name leads to and no inode stands for it: the mailbox of a bound address ("udp
/// 127.0.0.1:4000", "unix /tmp/x"), one end of a TCP connection ("tcp local remote"), a port, a
/// service. No device has these top bits.
constexpr std::uint64_t namedKey(std::string_view name)
{
    std::uint64_t hash = 14695981039346656037u;
    for (const char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return 0x7fff'0000'0000'0000 | ((hash ^ hash >> 48) & 0xffff'ffff'ffff);
}

/// Key of process-private memory (a lock nobody shares): top bit and the owner's pid.
constexpr std::uint64_t privateKey(std::int32_t pid)
{
    return 0x8000'0000'0000'0000 | static_cast<std::uint32_t>(pid);
}

} // namespace crosstalk::tap
