#pragma once

#include "engine/tap/control.h"
#include "engine/tap/identity.h"
#include "engine/tap/programclock.h"

#include <cstdint>
#include <errno.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>
#include <x86intrin.h>

// State of the tap inside one worker, and the few operations its interposers are made of. Nothing
// here allocates, locks or throws: it runs before every memory access and inside signal handlers.

namespace crosstalk::tap {

/// A shared mapping of this process.
struct Mapping
{
    std::uintptr_t low;
    std::uintptr_t high;
    std::uint64_t object;
    std::uint64_t offset; ///< of `low` inside the object
    std::uint32_t name;
};

inline constexpr int mappingCount = 32;
inline constexpr int descriptorCount = 1024;

/// What a descriptor leads to; object 0: nothing we watch.
struct Descriptor
{
    std::uint64_t object;
    ObjectKind kind;
    std::uint8_t flags; ///< CanRead, CanWrite
};

struct Thread;

/// One per process.
struct Worker
{
    ControlHeader* control; ///< null: not under Crosstalk, every interposer passes straight through
    std::uintptr_t low;     ///< bounds of all shared mappings: [low, low + span)
    std::uintptr_t span;
    pid_t pid;
    int controlFd;         ///< -1: it was found by its path
    char controlPath[48];  ///< under a tracer, which sees what runs without the tap; empty: none is
    bool tsc;
    bool threaded;                       ///< a second thread was seen: private locks matter too
    void (*beforeSecondThread)(Thread&); ///< called by the first thread; null: nobody wants to know
    const CodeRange* code;
    std::uint32_t codeCount;
    std::uintptr_t base;         ///< load address of the executable
    std::uintptr_t programBytes; ///< that it takes from there; 0 not known
    int mappings;
    Mapping mapping[mappingCount];
    Descriptor descriptor[descriptorCount];
    ProgramClock clock;
};

extern constinit Worker worker __attribute__((visibility("hidden")));

/// A function that was entered: who called, and from which address inside the callee we know.
struct Frame
{
    std::uintptr_t caller;
    std::uintptr_t callee;
    std::uintptr_t stack;
};

inline constexpr std::uint32_t frameCount = 192;

/// What is known of the code at an address.
struct CachedCode
{
    std::uintptr_t pc;
    std::uint32_t kind; ///< CodeKind
};

inline constexpr std::uint32_t codeCacheCount = 64;

/// One per thread, thread-local.
struct Thread
{
    Slot* slot;
    RingWriter ring;
    std::uint16_t number;
    bool inside; ///< in the tap's own code: what it calls is not an operation of the program
    bool ended;
    std::uint32_t frames;       ///< may exceed frameCount: deeper frames are counted, not kept
    std::uint32_t callDepth;    ///< frames there were with the library call it is in; 0: in none
    std::uint64_t writeAddress; ///< store reported, its value not yet: 0 none
    std::uint64_t writeObject;
    std::uint64_t writeOffset;
    std::uint64_t writeTime;
    std::uint32_t writeSize;
    std::uint8_t writeFlags;
    CachedCode codeCache[codeCacheCount];
    Frame frame[frameCount];
};

// constinit: reached without asking whether it was initialized.
extern constinit thread_local Thread thisThread __attribute__((visibility("hidden")));

/// This thread, attached to a slot; null when the tap is silent or no slot is free.
Thread* attachedThread();
Thread* attachThread(); ///< slow path of attachedThread()

inline Thread* current()
{
    Thread& thread = thisThread;
    if (thread.slot != nullptr) [[likely]]
        return thread.inside ? nullptr : &thread;
    return worker.control == nullptr || thread.inside || thread.ended ? nullptr : attachThread();
}

/// Stamp of a release or an access: before it.
inline std::uint64_t stampBefore()
{
    return worker.tsc ? __rdtsc() : monotonicNow();
}

/// Stamp of an acquisition: after it. rdtsc alone does not wait for earlier loads and came before
/// its release (2 of 30,000,000 hand-overs between two cores); behind an lfence never, as with
/// rdtscp, which takes 3 ns longer.
inline std::uint64_t stampAfter()
{
    if (!worker.tsc)
        return monotonicNow();
    _mm_lfence();
    return __rdtsc();
}

/// Where what is known of the code at this address is kept.
inline CachedCode& cachedCode(Thread& thread, std::uintptr_t pc)
{
    return thread.codeCache[(pc >> 2) & (codeCacheCount - 1)];
}

/// Which of the program's lines an operation belongs to, and whether it is folded away.
struct Origin
{
    std::uintptr_t pc;
    bool internal;
    std::uint32_t call = 0; ///< CodeKind of the library function called there, if it is a call that
                            ///< is reported whole; 0: it is not
    std::uint32_t depth = 0; ///< and how many frames there are with it
};

/// Begins to report a library's function as one call: this is its first access to shared memory.
/// Until it returns, nothing that it does is reported by itself.
void beginLibraryCall(Thread& thread, const Origin& origin, const Mapping& mapping,
                      std::uintptr_t address);
void copiedInLibraryCall(Thread& thread, const void* to, const void* from, std::size_t size);
void endLibraryCall(Thread& thread);

Origin searchOrigin(Thread& thread, std::uintptr_t returnAddress); ///< slow path of originOf()

inline Origin originOf(Thread& thread, std::uintptr_t returnAddress)
{
    const CachedCode& cached = cachedCode(thread, returnAddress);
    if (cached.pc == returnAddress && cached.kind == OwnCode) [[likely]]
        return {returnAddress - worker.base, false};
    return searchOrigin(thread, returnAddress);
}

void waitForRoom(Thread& thread);

/// A place in the ring for this thread's next event: fill every field of it, then publish(). Waits
/// when the ring is full (lossless). An event is made where it stays as far as possible: copied
/// from where it was just put together, in pieces of other sizes, each load would wait until the
/// stores before it are through.
inline Event& claim(Thread& thread)
{
    if (!thread.ring.hasRoom()) [[unlikely]]
        waitForRoom(thread);
    return thread.ring.claim();
}

/// Pushes a copy of an event.
inline void push(Thread& thread, const Event& event)
{
    claim(thread) = event;
    thread.ring.publish();
}

/// Reports the value that this thread's latest store left, if that is still owed.
void flushWrite(Thread& thread);

inline void settleWrite(Thread& thread)
{
    if (thread.writeAddress != 0)
        flushWrite(thread);
}

inline std::uint32_t attention()
{
    return worker.control->attention.load(std::memory_order_relaxed);
}

inline bool gateClosed()
{
    return (attention() & GateClosed) != 0;
}

/// Stops at the gate until let go: `pending` is what the thread is about to do.
void passGate(Thread& thread, const Event& pending);

/// Stops at the exit gate if the engine asked for it while the call slept.
void passExitGate(Thread& thread, const Event& done);

/// In the middle of a call, under a closed gate: lets those whom it has woken go on until they stand
/// still, one after the other, before it wakes the next. Else their order is left to luck.
void yieldToWoken(Thread& thread);

/// The shared mapping that holds the address, or null.
const Mapping* mappingOf(std::uintptr_t address);

/// Index of an interned string in the control region; 0 when the table is full.
std::uint32_t internName(const char* text);

/// Descriptor bookkeeping: looks at fd by fstat, reports Describe and Open if it is a channel.
void openedDescriptor(Thread& thread, int fd);

/// Asked first of every descriptor, whatever its type.
inline constexpr std::uint32_t anyFormat = ~0u;

/// Recognizes descriptors of one file type (S_IFIFO, S_IFSOCK, …), or of anyFormat, by what this
/// process did with them before: describe() calls recordDescriptor() and returns true if fd is its
/// mechanism's. Where the kernel's word is enough, see identity.h.
struct Describer
{
    std::uint32_t format;
    bool (*describe)(Thread& thread, int fd, const struct stat& status);
};

/// For describe(): takes fd into the table and reports Describe, Joined if its peer is known by its
/// object or, else, by the pid of its process, and Open. `capacity` and `name` (an index, see
/// internName) may be 0.
void recordDescriptor(Thread& thread, int fd, const struct stat& status,
                      const Descriptor& descriptor, std::uint32_t capacity, std::uint32_t name,
                      std::uint64_t peer = 0, std::int32_t peerPid = 0);

/// Reports Describe for what no descriptor leads to yet.
void describeObject(Thread& thread, std::uint64_t object, const struct stat& status,
                    ObjectKind kind, std::uint32_t capacity, std::uint32_t name);

/// The modes of what fd leads to have changed (O_NONBLOCK): reports Open again for each descriptor
/// of this process that shares them.
void accessChanged(Thread& thread, int fd);

std::uint32_t nameOfDescriptor(int fd); ///< what /proc/self/fd says it leads to, interned

/// `moved`: what it leads to is on its way to another process, in a message.
void closedDescriptor(Thread& thread, int fd, bool moved = false);

inline std::uint64_t objectOf(int fd)
{
    return unsigned(fd) < descriptorCount ? worker.descriptor[fd].object : 0;
}

/// Mapping bookkeeping: reports Describe and Map, Unmap.
void mappedShared(Thread& thread, void* address, std::size_t size, int fd, std::uint64_t offset);
void unmapped(Thread& thread, void* address, std::size_t size);
void nameDescriptor(int fd, const char* name); ///< shm_open gave fd this name

/// After fork, in the child: a new slot, and everything it holds reported anew.
std::uint32_t claimSlot(Thread* parent, bool newProcess);
void adoptSlot(std::uint32_t number);
void endThread(Thread& thread);
void inheritEverything(Thread& thread);
/// Before exec: its mappings and whatever is marked close-on-exec will be gone.
void leaveEverything(Thread& thread);

/// What the engine's variable in the environment says besides the descriptor: whose place this
/// program takes, or who started it. "900:e5" and "900:p5", see exec.cpp.
struct Lineage
{
    char kind; ///< 'e': takes the place of the thread in `slot`; 'p': its child; 0: neither
    std::uint32_t slot;
};

/// Gives the program what its call left in errno, if it failed: the tap's own calls came after.
inline void restoreErrno(int error)
{
    if (error != 0)
        errno = error;
}

/// A blank event of this thread.
inline Event blank(const Thread& thread, Kind kind)
{
    Event event{};
    event.kind = kind;
    event.thread = thread.number;
    event.fd = -1;
    return event;
}

/// The next definition of `name` after ours.
void* nextSymbol(const char* name);

} // namespace crosstalk::tap

/// A function-pointer to the real function, resolved at first use.
#define CROSSTALK_REAL(name)                                                                       \
    ([]() {                                                                                        \
        static decltype(&::name) real = nullptr;                                                   \
        if (real == nullptr) [[unlikely]]                                                          \
            real = reinterpret_cast<decltype(&::name)>(crosstalk::tap::nextSymbol(#name));         \
        return real;                                                                               \
    }())

/// At namespace scope in a mechanism's tap/*.cpp: asks `function` about descriptors of this file
/// type. All of them lie side by side in one section of the library: no code runs to register.
#define CROSSTALK_DESCRIBES(format, function)                                                      \
    __attribute__((used, section("crosstalk_describers"))) static const crosstalk::tap::Describer  \
        describer_##function = {format, function};

#define CROSSTALK_EXPORT extern "C" __attribute__((visibility("default")))
