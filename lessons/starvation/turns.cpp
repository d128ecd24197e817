// Three processes want one lock, again and again. Who gets
// it how often, and how often is one passed over?
#include <boost/interprocess/anonymous_shared_memory.hpp>
#include <boost/interprocess/sync/interprocess_mutex.hpp>
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>
#include <crosstalk/rounds.h>

#include <atomic>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace boost::interprocess;
using namespace crosstalk;

enum Lock { Mutex, Ticket };

struct Page
{
    Rounds rounds{3, "lock"};
    interprocess_mutex mutex;
    std::atomic<long> next = 0;    // the ticket to be drawn
    std::atomic<long> serving = 0; // whose turn it is
    std::atomic<long> turns = 0;   // taken, this round
    long taken[3] = {};            // by P1, P2 and P3
    long overtaken = 0;            // at most, this round
};

// Returns how many turns had been taken when it began to
// wait.
long lock(Page* page, long kind)
{
    if (kind == Mutex) {
        const long before = page->turns;
        page->mutex.lock();
        return before;
    }
    const long mine = page->next++; // draw a ticket
    const long before = page->turns;
    while (page->serving != mine)
        sched_yield();
    return before;
}

void unlock(Page* page, long kind)
{
    if (kind == Mutex)
        page->mutex.unlock();
    else
        ++page->serving;
}

void takeTurn(Page* page, int me, long kind)
{
    const long before = lock(page, kind);
    const long others = page->turns - before;
    if (others > page->overtaken) {
        page->overtaken = others;
        if (others > 2)
            mark("passed over", others);
    }
    page->taken[me] = page->taken[me] + 1;
    compute(param("work"));
    ++page->turns;
    unlock(page, kind);
}

int main()
{
    mapped_region memory = anonymous_shared_memory(4096);
    auto* page = new (memory.get_address()) Page;
    watch("taken_1", page->taken[0]);
    watch("taken_2", page->taken[1]);
    watch("taken_3", page->taken[2]);
    watch("overtaken", page->overtaken);
    watch("serving", page->serving);
    watch("mutex", page->mutex);

    int me = 0;
    for (int next = 1; next < 3 && me == 0; ++next)
        if (fork() == 0)
            me = next;

    auto prepare = [page] {
        page->turns = 0;
        page->overtaken = 0;
    };
    while (page->rounds.begin(prepare)) {
        const long kind = page->rounds.option();
        while (page->turns < param("turns"))
            takeTurn(page, me, kind);
        mark(kind == Mutex ? "round with the mutex"
                           : "round with tickets",
             page->rounds.number());
    }
    if (me == 0)
        while (wait(nullptr) > 0) {
        }
}
