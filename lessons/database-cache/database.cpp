// A small database: its backends share four frames of
// memory, in front of a file of sixteen pages.
#include <boost/interprocess/anonymous_shared_memory.hpp>
#include <boost/interprocess/sync/interprocess_mutex.hpp>
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>

#include <atomic>
#include <cstdio>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace boost::interprocess;
using namespace crosstalk;

enum Latches { None, OneForAll, OneEach };

constexpr long pages = 16; // in the file
constexpr long frames = 4; // in memory

struct Page
{
    long number;
    char rows[504];
};

struct Frame
{
    interprocess_mutex latch;
    long page = -1; // which one lies here; -1: none
    Page content;
};

struct Pool
{
    interprocess_mutex latch; // who lies where
    Frame frame[frames];
    long next = 0; // frame to be given up
    std::atomic<long> hits{0};
    std::atomic<long> misses{0};
    std::atomic<long> wrong{0}; // not the page asked for
};

// Where the page lies; else a frame that it may take.
Frame& frameFor(Pool* pool, long page)
{
    for (Frame& frame : pool->frame)
        if (frame.page == page)
            return frame;
    pool->next = (pool->next + 1) % frames;
    return pool->frame[pool->next];
}

void read(Pool* pool, int file, long page, long latches)
{
    if (latches != None)
        pool->latch.lock();
    Frame& frame = frameFor(pool, page);
    if (latches == OneEach)
        frame.latch.lock(); // waits for whoever reads there
    const bool hit = frame.page == page;
    frame.page = page;
    if (latches == OneEach)
        pool->latch.unlock(); // others find theirs meanwhile

    if (!hit) {
        compute(param("disk")); // a disk takes its time
        pread(file, &frame.content, sizeof(Page),
              page * long(sizeof(Page)));
    }
    ++(hit ? pool->hits : pool->misses);
    if (frame.content.number != page) {
        ++pool->wrong;
        mark("wrong page", frame.content.number);
    }

    if (latches == OneEach)
        frame.latch.unlock();
    if (latches == OneForAll)
        pool->latch.unlock();
}

void backend(Pool* pool, int file, unsigned seed)
{
    std::minstd_rand any(seed);
    long done = 0;
    do {
        const long page = long(any()) % param("wanted");
        read(pool, file, page, choice("latches"));
    } while (++done < param("reads") || !param("reads"));
}

int main()
{
    std::FILE* table = std::tmpfile(); // gone when we are
    if (!table)
        return 3;
    const int file = fileno(table);
    for (Page page{}; page.number < pages; ++page.number)
        if (write(file, &page, sizeof page) != sizeof page)
            return 3;

    mapped_region memory = anonymous_shared_memory(4096);
    auto* pool = new (memory.get_address()) Pool;
    watch("hits", pool->hits);
    watch("misses", pool->misses);
    watch("wrong", pool->wrong);
    watch("pool", pool->latch);
    watch("frame 1", pool->frame[0].page);
    watch("frame 2", pool->frame[1].page);
    watch("frame 3", pool->frame[2].page);
    watch("frame 4", pool->frame[3].page);
    watch("latch 1", pool->frame[0].latch);
    watch("latch 2", pool->frame[1].latch);
    watch("latch 3", pool->frame[2].latch);
    watch("latch 4", pool->frame[3].latch);

    unsigned seed = 1;
    while (seed < 3 && fork() > 0) // three backends: me too
        ++seed;
    backend(pool, file, seed);
    while (wait(nullptr) > 0) {
    }
}
