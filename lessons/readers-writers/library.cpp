// P1 rewrites a page, P2 to P4 read it: one at a time, or
// all readers together?
#include <boost/interprocess/anonymous_shared_memory.hpp>
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>
#include <crosstalk/rounds.h>

#include <atomic>
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace boost::interprocess;
using namespace crosstalk;

enum Lock { None, Mutex, Rwlock, WriterFirst };

constexpr long times = 4; // in each round

struct Page
{
    Rounds rounds{4, "lock"};
    pthread_mutex_t mutex;
    pthread_rwlock_t rwlock;
    pthread_rwlock_t writer_first;
    long left = 0; // the two halves of the page
    long right = 0;
    std::atomic<long> inside = 0;   // readers
    std::atomic<long> together = 0; // at most, this round
    std::atomic<long> torn = 0; // two halves that differ
    std::atomic<bool> wanted = false; // the writer waits
    std::atomic<long> overtook = 0; // reads begun meanwhile
};

void lock(Page* page, long kind, bool write)
{
    pthread_rwlock_t* rwlock = kind == Rwlock
                                   ? &page->rwlock
                                   : &page->writer_first;
    if (kind == Mutex)
        pthread_mutex_lock(&page->mutex);
    else if (kind != None && write)
        pthread_rwlock_wrlock(rwlock);
    else if (kind != None)
        pthread_rwlock_rdlock(rwlock);
}

void unlock(Page* page, long kind)
{
    if (kind == Mutex)
        pthread_mutex_unlock(&page->mutex);
    if (kind == Rwlock)
        pthread_rwlock_unlock(&page->rwlock);
    if (kind == WriterFirst)
        pthread_rwlock_unlock(&page->writer_first);
}

void write(Page* page, long kind)
{
    page->wanted = true;
    lock(page, kind, true);
    page->wanted = false;
    page->left = page->left + 1;
    page->right = page->right + 1;
    unlock(page, kind);
}

void read(Page* page, long kind)
{
    lock(page, kind, false);
    if (page->wanted)
        ++page->overtook;
    const long readers = ++page->inside;
    if (readers > page->together)
        page->together = readers;
    const long left = page->left;
    compute(param("work"));
    if (page->right != left)
        ++page->torn;
    --page->inside;
    unlock(page, kind);
}

Page* make(void* memory)
{
    auto* page = new (memory) Page;
    pthread_mutexattr_t mutex;
    pthread_mutexattr_init(&mutex);
    pthread_mutexattr_setpshared(&mutex,
                                 PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(&page->mutex, &mutex);
    pthread_rwlockattr_t how;
    pthread_rwlockattr_init(&how);
    pthread_rwlockattr_setpshared(&how,
                                  PTHREAD_PROCESS_SHARED);
    pthread_rwlock_init(&page->rwlock, &how);
    pthread_rwlockattr_setkind_np(
        &how, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
    pthread_rwlock_init(&page->writer_first, &how);
    watch("left", page->left);
    watch("right", page->right);
    watch("inside", page->inside);
    watch("together", page->together);
    watch("torn", page->torn);
    watch("overtook", page->overtook);
    watch("mutex", page->mutex);
    watch("rwlock", page->rwlock);
    watch("writer_first", page->writer_first);
    return page;
}

int main()
{
    mapped_region memory = anonymous_shared_memory(4096);
    Page* page = make(memory.get_address());
    bool writer = true;
    for (int reader = 0; reader < 3 && writer; ++reader)
        writer = fork() > 0;

    auto prepare = [page] { page->together = 0; };
    auto judge = [page] {
        if (page->together == 1)
            mark("one by one", 1);
        else
            mark("together", page->together);
    };
    while (page->rounds.begin(prepare, judge))
        for (long done = 0; done < times; ++done) {
            const long kind = page->rounds.option();
            writer ? write(page, kind) : read(page, kind);
        }
    if (writer)
        while (wait(nullptr) > 0) {
        }
}
