#include "engine/mechanisms/lock/tap/locking.h"

#include <pthread.h>

// Reader-writer locks; std::shared_mutex is built on them.

using namespace crosstalk::tap;

#define CROSSTALK_ON_RWLOCK(name)                                                                  \
    CROSSTALK_EXPORT int name(pthread_rwlock_t* lock) noexcept                                     \
    {                                                                                              \
        return onLock(idOf(#name), lock, placeOf(lock), sizeof *lock, __builtin_return_address(0), \
                      0, [&] { return CROSSTALK_REAL(name)(lock); });                              \
    }

#define CROSSTALK_ON_TIMED_RWLOCK(name)                                                            \
    CROSSTALK_EXPORT int name(pthread_rwlock_t* lock, const timespec* deadline) noexcept           \
    {                                                                                              \
        return onLock(idOf(#name), lock, placeOf(lock), sizeof *lock, __builtin_return_address(0), \
                      0, [&] {                                                                     \
                          const timespec real = realDeadline(*deadline);                           \
                          return CROSSTALK_REAL(name)(lock, &real);                                \
                      });                                                                          \
    }

#define CROSSTALK_ON_CLOCK_RWLOCK(name)                                                            \
    CROSSTALK_EXPORT int name(pthread_rwlock_t* lock, clockid_t clock,                             \
                              const timespec* deadline) noexcept                                   \
    {                                                                                              \
        return onLock(idOf(#name), lock, placeOf(lock), sizeof *lock, __builtin_return_address(0), \
                      0, [&] {                                                                     \
                          const timespec real = realDeadline(*deadline);                           \
                          return CROSSTALK_REAL(name)(lock, clock, &real);                         \
                      });                                                                          \
    }

CROSSTALK_ON_RWLOCK(pthread_rwlock_rdlock)
CROSSTALK_ON_RWLOCK(pthread_rwlock_tryrdlock)
CROSSTALK_ON_RWLOCK(pthread_rwlock_wrlock)
CROSSTALK_ON_RWLOCK(pthread_rwlock_trywrlock)
CROSSTALK_ON_RWLOCK(pthread_rwlock_unlock)
CROSSTALK_ON_TIMED_RWLOCK(pthread_rwlock_timedrdlock)
CROSSTALK_ON_TIMED_RWLOCK(pthread_rwlock_timedwrlock)
CROSSTALK_ON_CLOCK_RWLOCK(pthread_rwlock_clockrdlock)
CROSSTALK_ON_CLOCK_RWLOCK(pthread_rwlock_clockwrlock)

CROSSTALK_EXPORT int pthread_rwlock_init(pthread_rwlock_t* lock,
                                         const pthread_rwlockattr_t* attributes) noexcept
{
    noteCall(placeOf(lock), idOf("pthread_rwlock_init"));
    return CROSSTALK_REAL(pthread_rwlock_init)(lock, attributes);
}
