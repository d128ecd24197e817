#pragma once

#include "engine/tap/event.h"
#include "engine/tap/eventring.h"

#include <atomic>
#include <cstddef>
#include <cstdint>

// The control region: one memfd that the engine makes and every worker maps. Fixed offsets, no
// pointers, no allocator, no lock: a worker that dies in it leaves nothing held.
//
//   ControlHeader | Slot[slotCount] | Event[slotCount][ringCapacity]
//
// Written by workers: their slot, their ring's head, names. Written by the engine: the gate, the
// settings, grants, rings' tails. Everything a worker writes is bounds-checked by the engine.

namespace crosstalk::tap {

inline constexpr std::uint64_t controlMagic = 0x6b6c617473736f72; // "rosstalk"
inline constexpr std::uint32_t slotCount = 256;
inline constexpr std::uint64_t ringCapacity = 16384; ///< events a thread: 1 MiB
inline constexpr std::uint32_t nameCount = 256;
inline constexpr std::uint32_t settingCount = 48;
inline constexpr std::uint32_t codeRangeCount = 4096;
inline constexpr std::uint32_t programCount = 8;
inline constexpr std::uint32_t endedCallCount = 256;

/// Environment variable that carries the descriptor number of the control region.
inline constexpr char controlVariable[] = "CROSSTALK_TAP";

/// What Event::time counts.
enum class ClockKind : std::uint32_t
{
    Tsc,
    Monotonic
};

/// Where a thread is, as it publishes it; the engine adds what /proc says.
enum class SlotState : std::uint32_t
{
    Free,
    Claimed, ///< its parent reserved it; the thread has not come yet
    Running,
    AtGate,     ///< Slot::pending is what it will do
    AtExitGate, ///< Slot::pending is the call that is done and has not returned yet
    InCall,     ///< inside a call that may sleep
    Yielding,   ///< in the middle of a call: goes on when those it has woken stand still
    Ended,
    Ready, ///< stands in ready() as a template: begins an execution whenever it is ordered to
};

/// One thread of one worker.
struct alignas(64) Slot
{
    std::atomic<SlotState> state;
    std::atomic<std::uint32_t> turn;   ///< futex word: changes when the thread should look again
    std::atomic<std::uint32_t> grants; ///< permits given and not used: 0 or 1
    std::atomic<std::uint32_t> stopAtExit; ///< engine: the call it is in ends at the exit gate
    std::atomic<std::int32_t> pid;
    std::atomic<std::int32_t> tid;
    std::atomic<std::int32_t> closeRequest; ///< engine: close this descriptor (fd + 1) at your next
                                            ///< operation
    std::uint32_t parent;                   ///< parent's slot + 1; 0: started by the engine
    std::uint32_t newProcess;               ///< 1 when claimed for a fork
    std::atomic<std::uint64_t> waitedNs;    ///< time it waited because its ring was full
    std::atomic<std::uint64_t> dropped;
    std::atomic<std::uint64_t>
        calls; ///< gate passes and calls so far: tells "still the same sleep"
    std::atomic<std::uint32_t>
        order; ///< futex word for a template: a count, and bits of TemplateOrder
    std::atomic<std::int32_t> endedAs; ///< wait status of a template's latest execution
    Event pending;
    RingHeader ring;
};

/// An interned string.
struct Name
{
    std::atomic<std::uint32_t> state; ///< 0 free, 1 being written, 2 ready
    char text[60];                    ///< NUL-terminated, cut if longer
};

/// A live choice or parameter.
struct Setting
{
    char name[24];
    std::atomic<std::int64_t> value;
};

/// Code that is not a library's bookkeeping; offsets are link-time addresses of the executable.
struct CodeRange
{
    std::uint32_t low;
    std::uint32_t high;
    std::uint32_t kind; ///< CodeKind
};

enum CodeKind : std::uint32_t
{
    LibraryCode = 0,
    OwnCode = 1,  ///< the program's own sources
    SyncCode = 2, ///< a library function that is itself a lock, wait, send, receive or atomic

    // --- a library function that is reported whole, as one call ---
    WholeCall = 16,
    QueueSend = WholeCall, ///< boost::interprocess::message_queue::send
    QueueTrySend,
    QueueTimedSend,
    QueueReceive,
    QueueTryReceive,
    QueueTimedReceive,
};

/// Which code ranges belong to which executable.
struct ProgramCode
{
    std::uint64_t device;
    std::uint64_t inode;
    std::uint32_t first; ///< index into ControlHeader::code
    std::uint32_t count;
};

struct ControlHeader
{
    std::uint64_t magic;
    std::uint32_t version; ///< eventVersion
    ClockKind clock;
    std::uint64_t regionBytes;
    alignas(64) std::atomic<std::uint32_t> attention; ///< what every tapped operation looks at:
                                                      ///< bits of Attention, 0 when all is open
    alignas(64) std::atomic<std::uint32_t> arrivals;  ///< futex word: grows when a thread settles
    std::atomic<std::uint32_t> nextSlot;
    std::atomic<std::uint32_t> recording; ///< 0: the tap stays silent
    std::atomic<std::uint32_t> templates; ///< TemplateKind: what becomes of whoever says ready()
    std::uint32_t settings;
    std::uint32_t programs;
    Setting setting[settingCount];
    ProgramCode program[programCount];
    Name names[nameCount]; ///< [0] is ""
    CodeRange code[codeRangeCount];
    /// Numbers of remote calls that are over at their clients: the latest one at each place.
    std::atomic<std::uint64_t> endedCall[endedCallCount];
};

/// Place of a remote call among those that are over.
constexpr std::uint32_t endedCallPlace(std::uint64_t number)
{
    return std::uint32_t((number ^ number >> 32) % endedCallCount);
}

/// Bits of ControlHeader::attention.
enum Attention : std::uint32_t
{
    GateClosed = 1,
    CloseRequested = 2, ///< some slot has a closeRequest
};

/// What a process becomes by saying ready().
enum TemplateKind : std::uint32_t
{
    NoTemplates,
    CopiedTemplates,  ///< executions are forks
    LendingTemplates, ///< executions borrow the template's memory, where they can
};

/// Slot::endedAs of a template that cannot begin an execution again as it did before.
inline constexpr std::int32_t templateSpoilt = -1;

/// Bits of Slot::order.
enum TemplateOrder : std::uint32_t
{
    RestoreMemory = 1,  ///< what it maps shared becomes as it was when ready() was called
    BeginExecution = 2, ///< a child goes on from ready()
    OrderCount = 4,     ///< added with every order, so that the word changes
};

/// Mark::size of the mark that ready() leaves.
inline constexpr std::uint32_t readyMark = 1;

inline constexpr std::size_t slotsOffset = (sizeof(ControlHeader) + 4095) & ~std::size_t{4095};
inline constexpr std::size_t ringsOffset =
    (slotsOffset + slotCount * sizeof(Slot) + 4095) & ~std::size_t{4095};
inline constexpr std::size_t regionBytes = ringsOffset + slotCount * ringCapacity * sizeof(Event);

inline Slot* slotsOf(ControlHeader* control)
{
    return reinterpret_cast<Slot*>(reinterpret_cast<char*>(control) + slotsOffset);
}

inline Event* ringOf(ControlHeader* control, std::uint32_t slot)
{
    return reinterpret_cast<Event*>(reinterpret_cast<char*>(control) + ringsOffset) +
           slot * ringCapacity;
}

} // namespace crosstalk::tap
