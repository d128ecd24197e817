// Two processes count, each in a counter of its own. They
// lie side by side, or 64 bytes apart.
#include <boost/interprocess/anonymous_shared_memory.hpp>
#include <crosstalk/kit.h>
#include <crosstalk/rounds.h>

#include <sched.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utility>

using namespace boost::interprocess;
using namespace crosstalk;

enum Place { ByTurns, SameLine, OwnLine };

constexpr long slice = 10'000; // additions

struct Page
{
    Rounds rounds{2, "place"};
    alignas(64) long beside[2] = {0, 0};
    alignas(64) long apart[16] = {0}; // 0 and 8 are used
    alignas(64) long same_line = 0;   // picoseconds each
    long own_line = 0;
};

[[gnu::no_sanitize("thread")]] long cpuTime() // in ns
{
    timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * 1'000'000'000 + time.tv_nsec;
}

// Picoseconds an addition takes while the other one counts
// too; 0 when it never did. Reports nothing to Crosstalk,
// which would slow it down.
[[gnu::no_sanitize("thread")]]
long count(volatile long& mine, volatile long& other)
{
    long spent = 0, slices = 0;
    const long end = param("additions");
    for (long done = 0; done < end; done += slice) {
        const long before = other;
        const long start = cpuTime();
        for (long i = 0; i < slice; ++i)
            mine = mine + 1;
        const long took = cpuTime() - start;
        if (other - before > slice / 4) {
            spent += took;
            ++slices;
        }
    }
    return slices ? spent * 1000 / (slices * slice) : 0;
}

int main()
{
    mapped_region memory = anonymous_shared_memory(4096);
    auto* page = new (memory.get_address()) Page;
    watch("P1_beside", page->beside[0]);
    watch("P2_beside", page->beside[1]);
    watch("P1_apart", page->apart[0]);
    watch("P2_apart", page->apart[8]);
    watch("same_line", page->same_line);
    watch("own_line", page->own_line);

    const int me = fork() > 0 ? 0 : 1;
    cpu_set_t processor; // one for each, if there are two
    CPU_ZERO(&processor);
    CPU_SET(me, &processor);
    sched_setaffinity(0, sizeof processor, &processor);

    while (page->rounds.begin([] {})) {
        const long place = page->rounds.option();
        const bool odd = page->rounds.number() % 2 == 1;
        const bool same = place == SameLine || (place == ByTurns && odd);
        long* mine = same ? page->beside : page->apart;
        long* other = mine + (same ? 1 : 8);
        if (me == 1)
            std::swap(mine, other);
        const long took = count(*mine, *other);
        if (me == 0)
            (same ? page->same_line : page->own_line) = took;
        mark(same ? "same line" : "own line", *mine);
    }
    if (me == 0)
        wait(nullptr);
}
