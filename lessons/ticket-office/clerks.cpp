// Two clerks, each a process, sell the same tickets.
#include <boost/interprocess/anonymous_shared_memory.hpp>
#include <boost/interprocess/sync/interprocess_mutex.hpp>
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>
#include <crosstalk/rounds.h>

#include <atomic>
#include <sys/wait.h>
#include <unistd.h>

using namespace boost::interprocess;
using namespace crosstalk;

enum Talk { Silent, Shared, Locked };

struct Office
{
    Rounds shows{2, "talk"};
    interprocess_mutex mutex;
    long left = 0;             // tickets that can be sold
    std::atomic<long> sold{0}; // tickets that were
};

void sell(Office* office, long talk)
{
    long own = param("tickets"); // a list of one's own
    long& left = talk == Silent ? own : office->left;

    for (bool any = true; any;) {
        if (talk == Locked)
            office->mutex.lock();
        any = left > 0;
        if (any) {
            left = left - 1;
            ++office->sold; // the customer has paid
        }
        if (talk == Locked)
            office->mutex.unlock();
        compute(param("work"));
    }
}

int main()
{
    mapped_region memory = anonymous_shared_memory(4096);
    auto* office = new (memory.get_address()) Office;
    watch("left", office->left);
    watch("sold", office->sold);
    watch("mutex", office->mutex);
    ready();
    const bool parent = fork() > 0;
    auto open = [office] { // the next show
        office->left = param("tickets");
        office->sold = 0;
    };
    auto count = [office] { // the customers at the door
        const bool fits = office->sold <= param("tickets");
        mark(fits ? "all seated" : "oversold", office->sold);
    };
    while (office->shows.begin(open, count))
        sell(office, office->shows.option());
    if (parent)
        wait(nullptr);
}
