// Adds 1, again and again, to a counter in memory shared with other processes.
#include <boost/interprocess/managed_shared_memory.hpp>
#include <boost/interprocess/sync/interprocess_mutex.hpp>
#include <crosstalk/kit.h>

using namespace boost::interprocess;
using namespace crosstalk;

struct Page
{
    long counter;
    interprocess_mutex mutex;
};

int main(int, char* argv[])
{
    managed_shared_memory memory(open_or_create, argv[1], 4096);
    Page* page = memory.find_or_construct<Page>("page")();
    watch("counter", page->counter);
    watch("mutex", page->mutex);

    long done = 0;
    do {
        const bool locks = choice("sync") == 1; // once: what was locked is to be unlocked
        if (locks)
            page->mutex.lock();
        page->counter = page->counter + 1;
        if (locks)
            page->mutex.unlock();
    } while (++done < param("turns") || !param("turns"));
}
