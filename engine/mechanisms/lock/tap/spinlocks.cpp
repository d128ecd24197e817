#include "engine/mechanisms/lock/tap/locking.h"
#include "engine/tap/rawcalls.h"

#include <pthread.h>

// Spin locks. At full speed one spins as it would by itself; under a closed gate, where only one
// worker runs at a time, it pauses between two attempts, or its turn would never end.

using namespace crosstalk::tap;

namespace {

int spin(pthread_spinlock_t* lock)
{
    for (;;) {
        if (!gateClosed())
            for (int i = 0; i < 1000; ++i) {
                if (CROSSTALK_REAL(pthread_spin_trylock)(lock) == 0)
                    return 0;
                __builtin_ia32_pause();
            }
        if (CROSSTALK_REAL(pthread_spin_trylock)(lock) == 0)
            return 0;
        if (gateClosed()) {
            const timespec pause{0, 2'000'000};
            rawCall(SYS_nanosleep, asLong(&pause), 0);
        }
    }
}

} // namespace

CROSSTALK_EXPORT int pthread_spin_lock(pthread_spinlock_t* lock) noexcept
{
    const LockPlace place = placeOf(lock);
    return onLock(
        idOf("pthread_spin_lock"), lock, place, sizeof *lock, __builtin_return_address(0), 0, [&] {
            return place.thread == nullptr ? CROSSTALK_REAL(pthread_spin_lock)(lock) : spin(lock);
        });
}

CROSSTALK_EXPORT int pthread_spin_trylock(pthread_spinlock_t* lock) noexcept
{
    return onLock(idOf("pthread_spin_trylock"), lock, placeOf(lock), sizeof *lock,
                  __builtin_return_address(0), 0,
                  [&] { return CROSSTALK_REAL(pthread_spin_trylock)(lock); });
}

CROSSTALK_EXPORT int pthread_spin_unlock(pthread_spinlock_t* lock) noexcept
{
    return onLock(idOf("pthread_spin_unlock"), lock, placeOf(lock), sizeof *lock,
                  __builtin_return_address(0), 0,
                  [&] { return CROSSTALK_REAL(pthread_spin_unlock)(lock); });
}

CROSSTALK_EXPORT int pthread_spin_init(pthread_spinlock_t* lock, int shared) noexcept
{
    noteCall(placeOf(lock), idOf("pthread_spin_init"));
    return CROSSTALK_REAL(pthread_spin_init)(lock, shared);
}
