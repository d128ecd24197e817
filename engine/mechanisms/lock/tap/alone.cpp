#include "engine/mechanisms/lock/tap/alone.h"

#include <errno.h>

namespace crosstalk::tap {

namespace {

/// More private locks than that nobody holds at once; beyond it they are not kept in mind.
constexpr int heldCount = 16;

/// A lock that is held, and the line that took it.
struct Held
{
    AloneCall call;
    Origin origin;
};

Held held[heldCount];
int heldNow = 0;

bool releases(CallId call)
{
    return call == idOf("pthread_mutex_unlock") || call == idOf("pthread_rwlock_unlock") ||
           call == idOf("pthread_spin_unlock") || call == idOf("mtx_unlock");
}

bool acquires(CallId call)
{
    static constexpr CallId calls[] = {idOf("pthread_mutex_lock"),
                                       idOf("pthread_mutex_trylock"),
                                       idOf("pthread_mutex_timedlock"),
                                       idOf("pthread_mutex_clocklock"),
                                       idOf("pthread_rwlock_rdlock"),
                                       idOf("pthread_rwlock_tryrdlock"),
                                       idOf("pthread_rwlock_timedrdlock"),
                                       idOf("pthread_rwlock_clockrdlock"),
                                       idOf("pthread_rwlock_wrlock"),
                                       idOf("pthread_rwlock_trywrlock"),
                                       idOf("pthread_rwlock_timedwrlock"),
                                       idOf("pthread_rwlock_clockwrlock"),
                                       idOf("pthread_spin_lock"),
                                       idOf("pthread_spin_trylock"),
                                       idOf("mtx_lock"),
                                       idOf("mtx_trylock"),
                                       idOf("mtx_timedlock")};
    for (const CallId one : calls)
        if (one == call)
            return true;
    return false;
}

/// The latest hold of this lock, or -1.
int find(std::uintptr_t address)
{
    int at = heldNow - 1;
    while (at >= 0 && held[at].call.address != address)
        --at;
    return at;
}

} // namespace

void noteAlone(const AloneCall& call, int result)
{
    if (releases(call.call) && result == 0) {
        const int at = find(call.address);
        if (at < 0)
            return;
        --heldNow;
        for (int i = at; i < heldNow; ++i)
            held[i] = held[i + 1];
    } else if (heldNow < heldCount && acquires(call.call) &&
               (result == 0 || result == EOWNERDEAD)) {
        if (Thread* thread = current()) {
            worker.beforeSecondThread = tellHeldAlone;
            held[heldNow++] = {
                call, originOf(*thread, reinterpret_cast<std::uintptr_t>(call.returnAddress))};
        }
    }
}

// A mutex that is neither recursive (1) nor one that checks (2); the others have no such kinds.
bool waitsForItself(const AloneCall& call)
{
    const std::uint64_t type = call.value & 3;
    return (call.call == idOf("pthread_mutex_lock") || call.call == idOf("mtx_lock")) &&
           type != 1 && type != 2 && find(call.address) >= 0;
}

// It happened earlier, and no gate stops it: stamped now, which is before whoever comes now.
void tellHeldAlone(Thread& thread)
{
    worker.threaded = true;
    for (int i = 0; i < heldNow; ++i)
        for (const Kind kind : {Kind::Enter, Kind::Exit}) {
            const AloneCall& call = held[i].call;
            Event event = blank(thread, kind);
            event.object = privateKey(worker.pid);
            event.offset = placeInProgram(call.address);
            event.size = std::uint32_t(call.size);
            event.call = call.call;
            event.pc = held[i].origin.pc;
            event.flags = held[i].origin.internal ? Internal : 0;
            event.value = kind == Kind::Enter ? call.value : 0;
            event.time = kind == Kind::Enter ? stampBefore() : stampAfter();
            push(thread, event);
        }
    heldNow = 0;
}

} // namespace crosstalk::tap
