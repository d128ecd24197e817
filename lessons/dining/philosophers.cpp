// Five philosophers at a round table, a fork between each
// two. Who wants to eat needs both.
#include <boost/interprocess/anonymous_shared_memory.hpp>
#include <boost/interprocess/sync/interprocess_mutex.hpp>
#include <boost/interprocess/sync/interprocess_semaphore.hpp>
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>

#include <atomic>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

using namespace boost::interprocess;
using namespace crosstalk;

enum Rule { LeftFirst, InOrder, Waiter };

constexpr int seats = 5;

struct Table
{
    interprocess_mutex fork[seats];
    interprocess_semaphore chairs{seats - 1};
    std::atomic<long> eaten = 0; // meals, by all
};

void eat(Table* table, int seat, long rule)
{
    int first = seat;
    int second = (seat + 1) % seats;
    if (rule == InOrder && first > second)
        std::swap(first, second);
    if (rule == Waiter)
        table->chairs.wait(); // four may sit down

    table->fork[first].lock();
    if (param("reach"))
        usleep(param("reach"));
    table->fork[second].lock();
    ++table->eaten;
    table->fork[second].unlock();
    table->fork[first].unlock();

    if (rule == Waiter)
        table->chairs.post();
}

Table* lay(void* memory)
{
    auto* table = new (memory) Table;
    const char* forks[] = {"fork_1", "fork_2", "fork_3",
                           "fork_4", "fork_5"};
    for (int seat = 0; seat < seats; ++seat)
        watch(forks[seat], table->fork[seat]);
    watch("eaten", table->eaten);
    watch("chairs", table->chairs);
    return table;
}

int main()
{
    mapped_region memory = anonymous_shared_memory(4096);
    Table* table = lay(memory.get_address());
    int seat = 0; // the parent's
    for (int next = 1; next < seats && seat == 0; ++next)
        if (fork() == 0)
            seat = next;
    ready();

    long done = 0;
    do {
        eat(table, seat, choice("rule"));
        mark("meal", ++done);
        compute(param("think"));
    } while (done < param("meals") || !param("meals"));
    if (seat == 0)
        while (wait(nullptr) > 0) {
        }
}
