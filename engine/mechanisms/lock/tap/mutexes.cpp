#include "engine/mechanisms/lock/tap/locking.h"

#include <pthread.h>
#include <threads.h>

// Mutexes. Boost.Interprocess and std::mutex build theirs on the POSIX ones; C11's live in libc,
// which calls itself without passing by here.

using namespace crosstalk::tap;

namespace {

/// The attributes as glibc keeps them, and that they are known (see MutexChannel).
std::uint64_t attributesOf(const pthread_mutex_t* mutex)
{
    return std::uint64_t(unsigned(mutex->__data.__kind)) | 1u << 31;
}

} // namespace

#define CROSSTALK_ON_MUTEX(name)                                                                   \
    CROSSTALK_EXPORT int name(pthread_mutex_t* mutex) noexcept                                     \
    {                                                                                              \
        return onLock(idOf(#name), mutex, placeOf(mutex), sizeof *mutex,                           \
                      __builtin_return_address(0), attributesOf(mutex),                            \
                      [&] { return CROSSTALK_REAL(name)(mutex); });                                \
    }

CROSSTALK_ON_MUTEX(pthread_mutex_lock)
CROSSTALK_ON_MUTEX(pthread_mutex_trylock)
CROSSTALK_ON_MUTEX(pthread_mutex_unlock)
CROSSTALK_ON_MUTEX(pthread_mutex_consistent)

CROSSTALK_EXPORT int pthread_mutex_timedlock(pthread_mutex_t* mutex,
                                             const timespec* deadline) noexcept
{
    return onLock(idOf("pthread_mutex_timedlock"), mutex, placeOf(mutex), sizeof *mutex,
                  __builtin_return_address(0), attributesOf(mutex), [&] {
                      const timespec real = realDeadline(*deadline);
                      return CROSSTALK_REAL(pthread_mutex_timedlock)(mutex, &real);
                  });
}

CROSSTALK_EXPORT int pthread_mutex_clocklock(pthread_mutex_t* mutex, clockid_t clock,
                                             const timespec* deadline) noexcept
{
    return onLock(idOf("pthread_mutex_clocklock"), mutex, placeOf(mutex), sizeof *mutex,
                  __builtin_return_address(0), attributesOf(mutex), [&] {
                      const timespec real = realDeadline(*deadline);
                      return CROSSTALK_REAL(pthread_mutex_clocklock)(mutex, clock, &real);
                  });
}

CROSSTALK_EXPORT int pthread_mutex_init(pthread_mutex_t* mutex,
                                        const pthread_mutexattr_t* attributes) noexcept
{
    const int result = CROSSTALK_REAL(pthread_mutex_init)(mutex, attributes);
    if (result == 0)
        noteCall(placeOf(mutex), idOf("pthread_mutex_init"), attributesOf(mutex));
    return result;
}

#define CROSSTALK_ON_C_MUTEX(name)                                                                 \
    CROSSTALK_EXPORT int name(mtx_t* mutex)                                                        \
    {                                                                                              \
        return onLock(idOf(#name), mutex, placeOf(mutex), sizeof *mutex,                           \
                      __builtin_return_address(0), 0,                                              \
                      [&] { return CROSSTALK_REAL(name)(mutex); });                                \
    }

CROSSTALK_ON_C_MUTEX(mtx_lock)
CROSSTALK_ON_C_MUTEX(mtx_trylock)
CROSSTALK_ON_C_MUTEX(mtx_unlock)

CROSSTALK_EXPORT int mtx_timedlock(mtx_t* mutex, const timespec* deadline)
{
    return onLock(idOf("mtx_timedlock"), mutex, placeOf(mutex), sizeof *mutex,
                  __builtin_return_address(0), 0, [&] {
                      const timespec real = realDeadline(*deadline);
                      return CROSSTALK_REAL(mtx_timedlock)(mutex, &real);
                  });
}
