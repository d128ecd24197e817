#include "engine/mechanisms/lock/tap/locking.h"

#include <pthread.h>
#include <threads.h>

// pthread_once. That the routine has returned must be told before anybody else can see it: by a
// routine of ours around it.

using namespace crosstalk::tap;

namespace {

struct Initialization
{
    void (*routine)();
    LockPlace place;
};

constinit thread_local Initialization present{};

void runRoutine()
{
    const Initialization mine = present;
    noteCall(mine.place, idOf("pthread_once(routine)"));
    mine.routine();
    noteCall(mine.place, idOf("pthread_once(routine returned)"));
}

} // namespace

CROSSTALK_EXPORT int pthread_once(pthread_once_t* once, void (*routine)())
{
    const LockPlace place = placeOf(once);
    if (place.thread == nullptr)
        return CROSSTALK_REAL(pthread_once)(once, routine);
    return onLock(idOf("pthread_once"), once, place, sizeof *once, __builtin_return_address(0), 0,
                  [&] {
                      const Initialization outer = present;
                      present = {routine, place};
                      const int result = CROSSTALK_REAL(pthread_once)(once, &runRoutine);
                      present = outer;
                      return result;
                  });
}
