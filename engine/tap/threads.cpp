#include "engine/tap/call.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <threads.h>

// Threads begin and are joined: those of pthread.h, which std::thread is made of, and those of
// threads.h, which call glibc's own and not the symbols that are interposed.

using namespace crosstalk::tap;

namespace {

struct ThreadBegin
{
    void* (*routine)(void*);
    void* argument;
    std::uint32_t slot;
};

void* beginThread(void* pointer)
{
    const ThreadBegin begin = *static_cast<ThreadBegin*>(pointer);
    free(pointer);
    worker.threaded = true;
    adoptSlot(begin.slot);
    if (thisThread.slot != nullptr)
        passGate(thisThread, blank(thisThread, Kind::ThreadStart));
    return begin.routine(begin.argument);
}

/// Which slot a pthread runs in, for pthread_join: remembered by the one who created it.
struct Joinable
{
    std::atomic<pthread_t> thread;
    std::atomic<std::uint32_t> slot;
};
Joinable joinable[slotCount];

int createThread(Thread& thread, CallId name, pthread_t* handle, const pthread_attr_t* attributes,
                 void* (*routine)(void*), void* argument, void* returnAddress)
{
    if (!worker.threaded && worker.beforeSecondThread != nullptr)
        worker.beforeSecondThread(thread);
    Call call(&thread, name, 0, 0, -1, 0, returnAddress);
    auto* begin = static_cast<ThreadBegin*>(malloc(sizeof(ThreadBegin)));
    *begin = {routine, argument, claimSlot(&thread, false)};
    const std::uint32_t slot = begin->slot;
    const int result = CROSSTALK_REAL(pthread_create)(handle, attributes, beginThread, begin);
    if (result == 0 && slot < slotCount) {
        joinable[slot].thread.store(*handle);
        joinable[slot].slot.store(slot + 1);
    } else if (result != 0) {
        free(begin);
        if (slot < slotCount)
            slotsOf(worker.control)[slot].state.store(SlotState::Ended);
    }
    call.finish(result);
    return result;
}

/// A join of any kind: `join` returns what pthread_join would.
template<class Join> int joinThread(CallId name, pthread_t handle, void* returnAddress, Join join)
{
    Call call(current(), name, 0, 0, -1, 0, returnAddress);
    const int result = join();
    if (call && result == 0) {
        for (Joinable& entry : joinable)
            if (entry.slot.load() != 0 && entry.thread.load() == handle)
                call.setSize(entry.slot.exchange(0));
    }
    call.finish(result);
    return result;
}

struct StandardBegin
{
    thrd_start_t routine;
    void* argument;
};

void* beginStandard(void* pointer)
{
    const StandardBegin begin = *static_cast<StandardBegin*>(pointer);
    free(pointer);
    return reinterpret_cast<void*>(std::intptr_t(begin.routine(begin.argument)));
}

} // namespace

CROSSTALK_EXPORT int pthread_create(pthread_t* handle, const pthread_attr_t* attributes,
                                    void* (*routine)(void*), void* argument)
{
    Thread* thread = current();
    if (thread == nullptr)
        return CROSSTALK_REAL(pthread_create)(handle, attributes, routine, argument);
    return createThread(*thread, idOf("pthread_create"), handle, attributes, routine, argument,
                        __builtin_return_address(0));
}

CROSSTALK_EXPORT int pthread_join(pthread_t handle, void** value)
{
    return joinThread(idOf("pthread_join"), handle, __builtin_return_address(0),
                      [&] { return CROSSTALK_REAL(pthread_join)(handle, value); });
}

CROSSTALK_EXPORT int pthread_tryjoin_np(pthread_t handle, void** value) noexcept
{
    return joinThread(idOf("pthread_tryjoin_np"), handle, __builtin_return_address(0),
                      [&] { return CROSSTALK_REAL(pthread_tryjoin_np)(handle, value); });
}

CROSSTALK_EXPORT int pthread_timedjoin_np(pthread_t handle, void** value, const timespec* deadline)
{
    const timespec real = realDeadline(*deadline);
    return joinThread(idOf("pthread_timedjoin_np"), handle, __builtin_return_address(0),
                      [&] { return CROSSTALK_REAL(pthread_timedjoin_np)(handle, value, &real); });
}

CROSSTALK_EXPORT int pthread_clockjoin_np(pthread_t handle, void** value, clockid_t clock,
                                          const timespec* deadline)
{
    const timespec real = realDeadline(*deadline);
    return joinThread(idOf("pthread_clockjoin_np"), handle, __builtin_return_address(0), [&] {
        return CROSSTALK_REAL(pthread_clockjoin_np)(handle, value, clock, &real);
    });
}

CROSSTALK_EXPORT int thrd_create(thrd_t* handle, thrd_start_t routine, void* argument)
{
    Thread* thread = current();
    if (thread == nullptr)
        return CROSSTALK_REAL(thrd_create)(handle, routine, argument);
    auto* begin = static_cast<StandardBegin*>(malloc(sizeof(StandardBegin)));
    *begin = {routine, argument};
    const int result = createThread(*thread, idOf("thrd_create"), handle, nullptr, beginStandard,
                                    begin, __builtin_return_address(0));
    if (result != 0)
        free(begin);
    return result == 0 ? thrd_success : result == ENOMEM ? thrd_nomem : thrd_error;
}

CROSSTALK_EXPORT int thrd_join(thrd_t handle, int* value)
{
    void* left = nullptr;
    const int result =
        joinThread(idOf("thrd_join"), handle, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(pthread_join)(handle, &left); });
    if (result == 0 && value != nullptr)
        *value = int(reinterpret_cast<std::intptr_t>(left));
    return result == 0 ? thrd_success : thrd_error;
}
