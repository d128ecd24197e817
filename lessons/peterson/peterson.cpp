// Peterson's lock: two processes keep each other out with
// nothing but loads and stores.
#include <boost/interprocess/anonymous_shared_memory.hpp>
#include <crosstalk/kit.h>
#include <crosstalk/rounds.h>

#include <sched.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

using namespace boost::interprocess;
using namespace crosstalk;

enum Fence { Without, With };
enum Loop { Watched, Bare };

struct Door
{
    Rounds rounds{2, "fence"};
    int wants[2] = {0, 0};
    int turn = 0;
    long inside = 0;       // each who comes in adds 1
    long done[2] = {0, 0}; // how often each came in, this round
    long entries = 0;      // and both together, so far
    long lost = 0;         // additions lost: both were inside
};

[[gnu::always_inline]] inline void comeIn(Door* door, int me, long fence)
{
    const int other = 1 - me;
    __atomic_store_n(&door->wants[me], 1, __ATOMIC_RELEASE);
    __atomic_store_n(&door->turn, other, __ATOMIC_RELEASE);
    if (fence == With)
        __atomic_thread_fence(__ATOMIC_SEQ_CST);
    for (long i = 0; // wait at the door
         __atomic_load_n(&door->wants[other], __ATOMIC_ACQUIRE) &&
         __atomic_load_n(&door->turn, __ATOMIC_ACQUIRE) == other;
         ++i)
        if (i > 1000)
            sched_yield(); // the other one seems not to run

    long seen = door->inside;
    door->inside = seen + 1;

    __atomic_store_n(&door->wants[me], 0, __ATOMIC_RELEASE);
}

[[gnu::no_sanitize("thread")]] long milliseconds()
{
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1'000'000;
}

// Reports nothing to Crosstalk, which would slow it down.
[[gnu::no_sanitize("thread")]]
long comeInBare(Door* door, int me, long fence)
{
    const long end = milliseconds() + param("duration");
    long done = 0;
    do {
        comeIn(door, me, fence);
    } while (++done % 16 != 0 || milliseconds() < end);
    return done;
}

int main()
{
    mapped_region memory = anonymous_shared_memory(4096);
    auto* door = new (memory.get_address()) Door;
    watch("P1_wants", door->wants[0]);
    watch("P2_wants", door->wants[1]);
    watch("turn", door->turn);
    watch("inside", door->inside);
    watch("entries", door->entries);
    watch("lost", door->lost);
    ready();
    const int me = fork() > 0 ? 0 : 1;
    auto clear = [door] { door->done[0] = door->done[1] = 0; };
    auto count = [door] {
        const long done = door->done[0] + door->done[1];
        const long before = door->lost;
        door->entries = door->entries + done;
        door->lost = door->entries - door->inside;
        mark(door->lost > before ? "overlap" :
             done > 2 ? "bare round" : "watched round", door->lost);
    };
    while (door->rounds.begin(clear, count)) {
        const long fence = door->rounds.option();
        if (choice("loop") == Bare) {
            door->done[me] = comeInBare(door, me, fence);
        } else {
            comeIn(door, me, fence);
            door->done[me] = 1;
        }
    }
    if (me == 0)
        wait(nullptr);
}
