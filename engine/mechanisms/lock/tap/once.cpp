#include "engine/mechanisms/lock/tap/locking.h"

#include <pthread.h>
#include <threads.h>

// pthread_once and call_once. That the routine has returned must be told before anybody else can see it: by a
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

/// `real` calls the function itself with a routine of ours in place of the program's.
template<class Real>
int runOnce(CallId call, void* once, std::size_t size, void (*routine)(), const LockPlace& place,
            void* returnAddress, Real real)
{
    return onLock(call, once, place, size, returnAddress, 0, [&] {
        const Initialization outer = present;
        present = {routine, place};
        const int result = real(&runRoutine);
        present = outer;
        return result;
    });
}

} // namespace

CROSSTALK_EXPORT int pthread_once(pthread_once_t* once, void (*routine)())
{
    const LockPlace place = placeOf(once);
    if (place.thread == nullptr)
        return CROSSTALK_REAL(pthread_once)(once, routine);
    return runOnce(idOf("pthread_once"), once, sizeof *once, routine, place,
                   __builtin_return_address(0), [&](void (*ours)()) {
                       return CROSSTALK_REAL(pthread_once)(once, ours);
                   });
}

/// glibc's goes by way of its own pthread_once, which nobody can take the place of.
CROSSTALK_EXPORT void call_once(once_flag* once, void (*routine)())
{
    const LockPlace place = placeOf(once);
    if (place.thread == nullptr)
        return CROSSTALK_REAL(call_once)(once, routine);
    runOnce(idOf("call_once"), once, sizeof *once, routine, place, __builtin_return_address(0),
            [&](void (*ours)()) {
                CROSSTALK_REAL(call_once)(once, ours);
                return 0;
            });
}
