#pragma once

#include "engine/mechanisms/lock/tap/alone.h"
#include "engine/tap/call.h"

#include <cstdint>
#include <errno.h>
#include <time.h>

// What the interposers of locks in memory share. A lock's identity is where it lies: (segment,
// offset) when shared, else this process and its address.

namespace crosstalk::tap {

struct LockPlace
{
    Thread* thread; ///< null: not reported (private, and nobody else in this process)
    std::uint64_t object;
    std::uint64_t offset;
};

inline LockPlace placeOf(const volatile void* lock)
{
    if (worker.control == nullptr)
        return {nullptr, 0, 0};
    const auto address = reinterpret_cast<std::uintptr_t>(lock);
    if (address - worker.low < worker.span)
        if (const Mapping* mapping = mappingOf(address))
            return {current(), mapping->object, mapping->offset + (address - mapping->low)};
    return {worker.threaded ? current() : nullptr, privateKey(worker.pid), placeInProgram(address)};
}

/// A call on a private lock of a process with one thread: not reported.
template<class Operation> int onLockAlone(const AloneCall& call, Operation operation)
{
    const int result = operation();
    if (worker.control != nullptr)
        noteAlone(call, result);
    return result;
}

/// Reports one call on a lock around `operation`, which returns what the caller gets.
template<class Operation>
CROSSTALK_INLINE int onLockReported(const LockPlace& place, const AloneCall& call,
                                    Operation operation)
{
    Call reported(place.thread, call.call, place.object, place.offset, -1, call.size,
                  call.returnAddress, call.value);
    const int result = operation();
    const int error = result == -1 ? errno : 0;
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

/// Does what a call on the lock at `lock` is to do: `operation` returns what the caller gets,
/// `value` is what its Enter tells besides. Reported where somebody else could use that lock, or
/// where it would never return.
template<class Operation>
CROSSTALK_INLINE int onLock(CallId call, const volatile void* lock, const LockPlace& place,
                            std::size_t size, void* returnAddress, std::uint64_t value,
                            Operation operation)
{
    const auto address = reinterpret_cast<std::uintptr_t>(lock);
    const AloneCall made{call, address, size, returnAddress, value};
    if (place.thread != nullptr)
        return onLockReported(place, made, operation);
    Thread* self = worker.control != nullptr && waitsForItself(made) ? current() : nullptr;
    if (self == nullptr)
        return onLockAlone(made, operation);
    tellHeldAlone(*self);
    return onLockReported({self, privateKey(worker.pid), placeInProgram(address)}, made, operation);
}

/// Tells, as a call that is folded away and not stopped at the gate, what happens to a lock inside
/// another call or before it is used: an init, the unlocking that is part of a condition's wait.
/// `address` goes into its payload: where the lock lies in this process, for one that the kernel
/// may say this thread sleeps on.
inline void noteEntry(const LockPlace& place, CallId call, std::uint64_t value = 0,
                      const volatile void* address = nullptr)
{
    if (place.thread == nullptr)
        return;
    Event event = blank(*place.thread, Kind::Enter);
    event.object = place.object;
    event.offset = place.offset;
    event.call = call;
    event.flags = Internal;
    event.value = value;
    __builtin_memcpy(event.payload, &address, sizeof address);
    event.time = stampBefore();
    push(*place.thread, event);
}

inline void noteReturn(const LockPlace& place, CallId call, std::int64_t result = 0)
{
    if (place.thread == nullptr)
        return;
    Event event = blank(*place.thread, Kind::Exit);
    event.object = place.object;
    event.offset = place.offset;
    event.call = call;
    event.flags = Internal;
    event.value = std::uint64_t(result);
    event.time = stampAfter();
    push(*place.thread, event);
}

inline void noteCall(const LockPlace& place, CallId call, std::uint64_t value = 0)
{
    noteEntry(place, call, value);
    noteReturn(place, call);
}

} // namespace crosstalk::tap
