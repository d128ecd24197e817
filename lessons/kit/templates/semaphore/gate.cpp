// A parent posts a semaphore, its child waits for it.
#include <boost/interprocess/anonymous_shared_memory.hpp>
#include <boost/interprocess/sync/interprocess_semaphore.hpp>
#include <crosstalk/kit.h>

#include <sys/wait.h>
#include <unistd.h>

using namespace boost::interprocess;
using namespace crosstalk;

struct Page
{
    interprocess_semaphore gate{0};
    long passed = 0; // by the child only
};

int main()
{
    mapped_region memory = anonymous_shared_memory(4096);
    auto* page = new (memory.get_address()) Page;
    watch("gate", page->gate);
    watch("passed", page->passed);
    const bool parent = fork() > 0;
    long done = 0;
    do {
        if (parent) {
            page->gate.post();
            continue;
        }
        page->gate.wait();
        page->passed = page->passed + 1;
        mark("through", page->passed);
    } while (++done < param("messages") || !param("messages"));
    if (parent)
        wait(nullptr);
}
