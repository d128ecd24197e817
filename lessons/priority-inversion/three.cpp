// Three processes on one processor. P1 matters least and
// has the lock, P3 matters most and waits for it. P2 has
// nothing to do with the lock.
#include <boost/interprocess/anonymous_shared_memory.hpp>
#include <crosstalk/kit.h>
#include <crosstalk/rounds.h>

#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

using namespace boost::interprocess;
using namespace crosstalk;

enum Protocol { ByTurns, None, Inherit };
enum Who { Low, Middle, High };

struct Page
{
    Rounds rounds{3, "protocol"};
    pthread_mutex_t plain;
    pthread_mutex_t inheriting;
    sem_t high_begins;
    sem_t middle_begins;
    long real_time = 0;  // 1: SCHED_FIFO was granted
    long plain_us = 0;   // by P3, in µs
    long inherit_us = 0; // the same
    long report = 0;
};

long microseconds(clockid_t clock)
{
    timespec now;
    clock_gettime(clock, &now);
    return now.tv_sec * 1'000'000 + now.tv_nsec / 1000;
}

// Until this process itself has computed for so long.
void work(long milliseconds)
{
    const long start =
        microseconds(CLOCK_THREAD_CPUTIME_ID);
    while (microseconds(CLOCK_THREAD_CPUTIME_ID) - start <
           milliseconds * 1000) {
    }
}

// SCHED_FIFO needs a permission (root has it). Without it
// P1 is only made nicer, as anybody may do.
void setPriority(Page* page, int who)
{
    cpu_set_t processor;
    CPU_ZERO(&processor);
    CPU_SET(0, &processor);
    sched_setaffinity(0, sizeof processor, &processor);
    sched_param priority;
    priority.sched_priority = 1 + who;
    if (sched_setscheduler(0, SCHED_FIFO, &priority) == 0) {
        if (who == High)
            page->real_time = 1;
    } else if (who == Low) {
        if (nice(19) == -1)
            mark("nice refused", 19);
    }
}

void low(Page* page, pthread_mutex_t* mutex)
{
    pthread_mutex_lock(mutex);
    sem_post(&page->high_begins);
    sem_post(&page->middle_begins);
    work(param("low"));
    page->report = page->report + 1;
    pthread_mutex_unlock(mutex);
}

void middle(Page* page)
{
    sem_wait(&page->middle_begins);
    work(param("middle"));
}

void high(Page* page, pthread_mutex_t* mutex)
{
    sem_wait(&page->high_begins);
    const long start = microseconds(CLOCK_MONOTONIC);
    pthread_mutex_lock(mutex);
    const long waited =
        microseconds(CLOCK_MONOTONIC) - start;
    if (mutex == &page->plain) {
        page->plain_us = waited;
        mark("waited, plain mutex", waited);
    } else {
        page->inherit_us = waited;
        mark("waited, inheriting mutex", waited);
    }
    page->report = page->report + 1;
    pthread_mutex_unlock(mutex);
    usleep(param("rest") * 1000);
}

Page* make(void* memory)
{
    auto* page = new (memory) Page;
    pthread_mutexattr_t how;
    pthread_mutexattr_init(&how);
    pthread_mutexattr_setpshared(&how,
                                 PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(&page->plain, &how);
    pthread_mutexattr_setprotocol(&how,
                                  PTHREAD_PRIO_INHERIT);
    pthread_mutex_init(&page->inheriting, &how);
    sem_init(&page->high_begins, 1, 0);
    sem_init(&page->middle_begins, 1, 0);
    watch("real_time", page->real_time);
    watch("plain_us", page->plain_us);
    watch("inherit_us", page->inherit_us);
    watch("report", page->report);
    watch("plain", page->plain);
    watch("inheriting", page->inheriting);
    watch("high_begins", page->high_begins);
    watch("middle_begins", page->middle_begins);
    return page;
}

int main()
{
    mapped_region memory = anonymous_shared_memory(4096);
    Page* page = make(memory.get_address());
    int who = Low;
    for (int next = Middle; next <= High && who == Low;
         ++next)
        if (fork() == 0)
            who = next;
    setPriority(page, who);

    while (page->rounds.begin([] {})) {
        const long odd = page->rounds.number() % 2;
        const long protocol = page->rounds.option();
        const bool inherit = protocol == Inherit ||
                             (protocol == ByTurns && !odd);
        pthread_mutex_t* mutex =
            inherit ? &page->inheriting : &page->plain;
        if (who == Low)
            low(page, mutex);
        if (who == Middle)
            middle(page);
        if (who == High)
            high(page, mutex);
    }
    if (who == Low)
        while (wait(nullptr) > 0) {
        }
}
