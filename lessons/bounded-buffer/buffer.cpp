// P1 puts items into a buffer of two slots, P2 and P3 take
// them out. A full or an empty buffer makes them wait.
#include <boost/interprocess/anonymous_shared_memory.hpp>
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>

#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace boost::interprocess;
using namespace crosstalk;

enum Look { If, While, Early };

constexpr long slots = 2;

struct Buffer
{
    pthread_mutex_t mutex;
    pthread_cond_t not_full;
    pthread_cond_t not_empty;
    long slot[slots] = {}; // 0: nothing
    long fill = 0;
    long next = 0;   // to be taken
    long ghosts = 0; // taken, though nothing was there
    bool closed = false;
};

bool hasRoom(Buffer* b)
{
    return b->fill < slots;
}
bool hasItem(Buffer* b)
{
    return b->fill > 0 || b->closed;
}

// Locks the mutex and waits until `ready`, or so it should.
void lockWhen(bool (*ready)(Buffer*),
              pthread_cond_t* changed, Buffer* b, long look)
{
    const bool early = look == Early && !ready(b);
    pthread_mutex_lock(&b->mutex);
    if (look == Early && early)
        pthread_cond_wait(changed, &b->mutex);
    if (look == If && !ready(b))
        pthread_cond_wait(changed, &b->mutex);
    while (look == While && !ready(b))
        pthread_cond_wait(changed, &b->mutex);
}

void put(Buffer* b, long item, long look)
{
    lockWhen(hasRoom, &b->not_full, b, look);
    b->slot[item % slots] = item;
    if (b->fill++ == 0) // there was nothing to take
        pthread_cond_broadcast(&b->not_empty);
    pthread_mutex_unlock(&b->mutex);
}

bool take(Buffer* b, long look)
{
    lockWhen(hasItem, &b->not_empty, b, look);
    const bool over = b->closed && b->fill <= 0;
    if (!over) {
        long& slot = b->slot[++b->next % slots];
        if (slot == 0) {
            ++b->ghosts;
            mark("ghost", b->next);
        } else {
            mark("item", slot);
        }
        slot = 0;
        if (b->fill-- == slots) // there was no room
            pthread_cond_broadcast(&b->not_full);
    }
    pthread_mutex_unlock(&b->mutex);
    return !over;
}

void close(Buffer* b)
{
    pthread_mutex_lock(&b->mutex);
    b->closed = true;
    pthread_cond_broadcast(&b->not_empty);
    pthread_mutex_unlock(&b->mutex);
}

Buffer* make(void* memory)
{
    auto* b = new (memory) Buffer;
    pthread_mutexattr_t lock;
    pthread_mutexattr_init(&lock);
    pthread_mutexattr_setpshared(&lock,
                                 PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(&b->mutex, &lock);
    pthread_condattr_t condition;
    pthread_condattr_init(&condition);
    pthread_condattr_setpshared(&condition,
                                PTHREAD_PROCESS_SHARED);
    pthread_cond_init(&b->not_full, &condition);
    pthread_cond_init(&b->not_empty, &condition);
    watch("fill", b->fill);
    watch("ghosts", b->ghosts);
    watch("mutex", b->mutex);
    watch("not_full", b->not_full);
    watch("not_empty", b->not_empty);
    return b;
}

int main()
{
    mapped_region memory = anonymous_shared_memory(4096);
    Buffer* buffer = make(memory.get_address());
    const bool takes = fork() == 0 || fork() == 0;
    ready();
    if (takes) {
        while (take(buffer, choice("look")))
            compute(param("work"));
        return 0;
    }
    long item = 0;
    do {
        put(buffer, ++item, choice("look"));
        compute(param("work"));
    } while (item < param("items") || !param("items"));
    close(buffer);
    while (wait(nullptr) > 0) {
    }
}
