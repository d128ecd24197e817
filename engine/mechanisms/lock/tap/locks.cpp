#include "engine/tap/call.h"

#include <errno.h>
#include <pthread.h>
#include <semaphore.h>

// POSIX mutexes and semaphores; Boost.Interprocess builds its own on these. A lock's identity is
// where it lies: (segment, offset) when shared, else this process and its address.

using namespace crosstalk::tap;

namespace {

struct LockPlace
{
    Thread* thread; ///< null: not reported (private, and nobody else in this process)
    std::uint64_t object;
    std::uint64_t offset;
};

LockPlace placeOf(const void* lock)
{
    if (worker.control == nullptr)
        return {nullptr, 0, 0};
    const auto address = reinterpret_cast<std::uintptr_t>(lock);
    if (address - worker.low < worker.span)
        if (const Mapping* mapping = mappingOf(address))
            return {current(), mapping->object, mapping->offset + (address - mapping->low)};
    return {worker.threaded ? current() : nullptr, privateKey(worker.pid), address};
}

/// Reports one call on a lock around `operation`, which returns what the caller gets.
template<class Operation>
int onLock(CallId call, const void* lock, std::size_t size, void* returnAddress,
           Operation operation)
{
    const LockPlace place = placeOf(lock);
    if (place.thread == nullptr)
        return operation();
    Call reported(place.thread, call, place.object, place.offset, -1, size, returnAddress);
    const int result = operation();
    reported.finish(result, result == -1 ? errno : 0);
    return result;
}

/// A deadline moved to where the program's clock stands apart from the real one.
timespec realDeadline(const timespec& deadline)
{
    const std::int64_t ahead = worker.clockAhead.load(std::memory_order_relaxed);
    const std::int64_t ns =
        std::int64_t(deadline.tv_sec) * 1'000'000'000 + deadline.tv_nsec - ahead;
    return {time_t(ns / 1'000'000'000), long(ns % 1'000'000'000)};
}

} // namespace

#define CROSSTALK_ON_LOCK(name, type)                                                              \
    CROSSTALK_EXPORT int name(type* lock)                                                          \
    {                                                                                              \
        return onLock(idOf(#name), lock, sizeof(type), __builtin_return_address(0),                \
                      [&] { return CROSSTALK_REAL(name)(lock); });                                 \
    }

#define CROSSTALK_ON_TIMED_LOCK(name, type)                                                        \
    CROSSTALK_EXPORT int name(type* lock, const timespec* deadline)                                \
    {                                                                                              \
        return onLock(idOf(#name), lock, sizeof(type), __builtin_return_address(0), [&] {          \
            const timespec real = realDeadline(*deadline);                                         \
            return CROSSTALK_REAL(name)(lock, &real);                                              \
        });                                                                                        \
    }

CROSSTALK_ON_LOCK(pthread_mutex_lock, pthread_mutex_t)
CROSSTALK_ON_LOCK(pthread_mutex_trylock, pthread_mutex_t)
CROSSTALK_ON_LOCK(pthread_mutex_unlock, pthread_mutex_t)
CROSSTALK_ON_LOCK(pthread_mutex_consistent, pthread_mutex_t)
CROSSTALK_ON_TIMED_LOCK(pthread_mutex_timedlock, pthread_mutex_t)
CROSSTALK_ON_LOCK(sem_wait, sem_t)
CROSSTALK_ON_LOCK(sem_trywait, sem_t)
CROSSTALK_ON_LOCK(sem_post, sem_t)
CROSSTALK_ON_TIMED_LOCK(sem_timedwait, sem_t)
