#include "engine/mechanisms/lock/tap/locking.h"

#include <algorithm>
#include <dlfcn.h>
#include <pthread.h>
#include <threads.h>

// Condition variables. A wait unlocks its mutex and locks it again: both are told as calls of their
// own on the mutex, inside the wait, folded away.

using namespace crosstalk::tap;

namespace {

/// libc has two generations of these under one name; programs of today mean the second.
void* secondGeneration(const char* name)
{
    void* const symbol = ::dlvsym(RTLD_NEXT, name, "GLIBC_2.3.2");
    return symbol != nullptr ? symbol : nextSymbol(name);
}

constexpr CallId unlocks = idOf("pthread_mutex_unlock");
constexpr CallId locks = idOf("pthread_mutex_lock");

/// Reports a wait around `operation`; results that mean the mutex is locked again are all but
/// errors of use.
template<class Operation>
CROSSTALK_INLINE int waiting(CallId call, void* condition, std::size_t size, void* mutex,
                             void* returnAddress, Operation operation)
{
    const LockPlace place = placeOf(condition);
    if (place.thread == nullptr)
        return operation();
    const LockPlace locked = placeOf(mutex);
    Call reported(place.thread, call, place.object, place.offset, -1, size, returnAddress);
    noteEntry(locked, unlocks, 0, mutex);
    noteReturn(locked, unlocks);
    const int result = operation();
    noteEntry(locked, locks);
    noteReturn(locked, locks, result == EOWNERDEAD || result == ENOTRECOVERABLE ? result : 0);
    reported.finish(result);
    return result;
}

/// No fewer than can wait anywhere now.
std::uint32_t mostWaiting()
{
    std::uint32_t count = 0;
    for (std::uint32_t slot = 0; slot < std::min(worker.control->nextSlot.load(), slotCount); ++slot)
        count += slotsOf(worker.control)[slot].state.load() == SlotState::InCall ? 1 : 0;
    return count;
}

/// Reports a broadcast. Whoever it wakes competes for the mutex, and who comes to it first is left
/// to luck: under a closed gate they are woken `one` by one, in the order in which they wait.
template<class One, class All>
CROSSTALK_INLINE int wakingAll(CallId call, void* condition, std::size_t size, void* returnAddress,
                               One one, All all)
{
    const LockPlace place = placeOf(condition);
    const auto address = reinterpret_cast<std::uintptr_t>(condition);
    if (place.thread == nullptr)
        return onLockAlone({call, address, size, returnAddress, 0}, all);
    Call reported(place.thread, call, place.object, place.offset, -1, size, returnAddress);
    for (std::uint32_t left = gateClosed() ? mostWaiting() : 0; left > 0 && gateClosed(); --left) {
        one();
        reported.yield();
    }
    const int result = all();
    reported.finish(result);
    return result;
}

} // namespace

#define CROSSTALK_REAL_CONDITION(name)                                                             \
    ([]() {                                                                                        \
        static decltype(&::name) real = nullptr;                                                   \
        if (real == nullptr) [[unlikely]]                                                          \
            real = reinterpret_cast<decltype(&::name)>(secondGeneration(#name));                   \
        return real;                                                                               \
    }())

CROSSTALK_EXPORT int pthread_cond_wait(pthread_cond_t* condition, pthread_mutex_t* mutex)
{
    return waiting(idOf("pthread_cond_wait"), condition, sizeof *condition, mutex,
                   __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL_CONDITION(pthread_cond_wait)(condition, mutex); });
}

CROSSTALK_EXPORT int pthread_cond_timedwait(pthread_cond_t* condition, pthread_mutex_t* mutex,
                                            const timespec* deadline)
{
    return waiting(idOf("pthread_cond_timedwait"), condition, sizeof *condition, mutex,
                   __builtin_return_address(0), [&] {
                       const timespec real = realDeadline(*deadline);
                       return CROSSTALK_REAL_CONDITION(pthread_cond_timedwait)(condition, mutex,
                                                                               &real);
                   });
}

CROSSTALK_EXPORT int pthread_cond_clockwait(pthread_cond_t* condition, pthread_mutex_t* mutex,
                                            clockid_t clock, const timespec* deadline)
{
    return waiting(idOf("pthread_cond_clockwait"), condition, sizeof *condition, mutex,
                   __builtin_return_address(0), [&] {
                       const timespec real = realDeadline(*deadline);
                       return CROSSTALK_REAL(pthread_cond_clockwait)(condition, mutex, clock,
                                                                     &real);
                   });
}

#define CROSSTALK_ON_CONDITION(name)                                                               \
    CROSSTALK_EXPORT int name(pthread_cond_t* condition) noexcept                                  \
    {                                                                                              \
        return onLock(idOf(#name), condition, placeOf(condition), sizeof *condition,               \
                      __builtin_return_address(0), 0,                                              \
                      [&] { return CROSSTALK_REAL_CONDITION(name)(condition); });                  \
    }

CROSSTALK_ON_CONDITION(pthread_cond_signal)

CROSSTALK_EXPORT int pthread_cond_broadcast(pthread_cond_t* condition) noexcept
{
    return wakingAll(idOf("pthread_cond_broadcast"), condition, sizeof *condition,
                     __builtin_return_address(0),
                     [&] { CROSSTALK_REAL_CONDITION(pthread_cond_signal)(condition); },
                     [&] { return CROSSTALK_REAL_CONDITION(pthread_cond_broadcast)(condition); });
}

CROSSTALK_EXPORT int cnd_wait(cnd_t* condition, mtx_t* mutex)
{
    return waiting(idOf("cnd_wait"), condition, sizeof *condition, mutex,
                   __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(cnd_wait)(condition, mutex); });
}

CROSSTALK_EXPORT int cnd_timedwait(cnd_t* condition, mtx_t* mutex, const timespec* deadline)
{
    return waiting(idOf("cnd_timedwait"), condition, sizeof *condition, mutex,
                   __builtin_return_address(0), [&] {
                       const timespec real = realDeadline(*deadline);
                       return CROSSTALK_REAL(cnd_timedwait)(condition, mutex, &real);
                   });
}

#define CROSSTALK_ON_C_CONDITION(name)                                                             \
    CROSSTALK_EXPORT int name(cnd_t* condition)                                                    \
    {                                                                                              \
        return onLock(idOf(#name), condition, placeOf(condition), sizeof *condition,               \
                      __builtin_return_address(0), 0,                                              \
                      [&] { return CROSSTALK_REAL(name)(condition); });                            \
    }

CROSSTALK_ON_C_CONDITION(cnd_signal)

CROSSTALK_EXPORT int cnd_broadcast(cnd_t* condition)
{
    return wakingAll(idOf("cnd_broadcast"), condition, sizeof *condition,
                     __builtin_return_address(0), [&] { CROSSTALK_REAL(cnd_signal)(condition); },
                     [&] { return CROSSTALK_REAL(cnd_broadcast)(condition); });
}
