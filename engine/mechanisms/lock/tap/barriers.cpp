#include "engine/mechanisms/lock/tap/locking.h"

#include <pthread.h>

using namespace crosstalk::tap;

CROSSTALK_EXPORT int pthread_barrier_init(pthread_barrier_t* barrier,
                                          const pthread_barrierattr_t* attributes,
                                          unsigned count) noexcept
{
    noteCall(placeOf(barrier), idOf("pthread_barrier_init"), count);
    return CROSSTALK_REAL(pthread_barrier_init)(barrier, attributes, count);
}

/// PTHREAD_BARRIER_SERIAL_THREAD is -1, but no error.
CROSSTALK_EXPORT int pthread_barrier_wait(pthread_barrier_t* barrier) noexcept
{
    const LockPlace place = placeOf(barrier);
    if (place.thread == nullptr)
        return CROSSTALK_REAL(pthread_barrier_wait)(barrier);
    Call reported(place.thread, idOf("pthread_barrier_wait"), place.object, place.offset, -1,
                  sizeof *barrier, __builtin_return_address(0));
    const int result = CROSSTALK_REAL(pthread_barrier_wait)(barrier);
    reported.finish(0); // which of them is the serial one is chance
    return result;
}
