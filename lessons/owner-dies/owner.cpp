// A child locks a mutex and dies before it unlocks it; the
// parent wants the mutex next.
#include <boost/interprocess/anonymous_shared_memory.hpp>
#include <boost/interprocess/sync/interprocess_mutex.hpp>
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>

#include <cerrno>
#include <csignal>
#include <pthread.h>
#include <semaphore.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace boost::interprocess;
using namespace crosstalk;

enum Mutex { Plain, Robust, Boost };
enum Child { Unlocks, Dies };

struct Page
{
    long data = 0;
    pthread_mutex_t posix;
    interprocess_mutex boost;
    sem_t locked;
};

Page* make(void* memory, bool robust)
{
    auto* page = new (memory) Page;
    pthread_mutexattr_t how;
    pthread_mutexattr_init(&how);
    pthread_mutexattr_setpshared(&how, PTHREAD_PROCESS_SHARED);
    if (robust)
        pthread_mutexattr_setrobust(&how, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&page->posix, &how);
    sem_init(&page->locked, 1, 0);
    watch("data", page->data);
    watch("posix", page->posix);
    watch("boost", page->boost);
    watch("locked", page->locked);
    return page;
}

int lock(Page* page, long mutex)
{
    if (mutex != Boost)
        return pthread_mutex_lock(&page->posix);
    page->boost.lock();
    return 0;
}

void unlock(Page* page, long mutex)
{
    if (mutex == Boost)
        page->boost.unlock();
    else
        pthread_mutex_unlock(&page->posix);
}

void child(Page* page, long mutex, long end)
{
    lock(page, mutex);
    page->data = page->data + 1; // half of the job
    sem_post(&page->locked);
    compute(param("work") * 1000);
    if (end == Dies)
        raise(SIGKILL);
    page->data = page->data + 1; // the other half
    unlock(page, mutex);
}

void parent(Page* page, long mutex)
try {
    sem_wait(&page->locked); // the child has the mutex now
    if (lock(page, mutex) == EOWNERDEAD) {
        page->data = 2; // do the other half
        pthread_mutex_consistent(&page->posix);
        mark("repaired", page->data);
    }
    unlock(page, mutex);
} catch (const lock_exception&) {
    mark("exception", page->data);
}

int main()
{
    mapped_region memory = anonymous_shared_memory(4096);
    for (long done = 0; done < param("rounds"); ++done) {
        const long mutex = choice("mutex");
        Page* page = make(memory.get_address(), mutex == Robust);
        if (fork() == 0) {
            child(page, mutex, choice("child"));
            return 0;
        }
        parent(page, mutex);
        wait(nullptr);
    }
}
