// Takes a lock, if it gets it within a minute, and adds 1.
#include "shared.h"

#include <pthread.h>
#include <time.h>

struct Locked
{
    pthread_mutex_t mutex;
    int x = 0;

    Locked()
    {
        pthread_mutexattr_t attributes;
        pthread_mutexattr_init(&attributes);
        pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
        pthread_mutex_init(&mutex, &attributes);
    }
};

int main(int, char* argv[])
{
    auto* locked = shared<Locked>(argv[1]);
    crosstalk::watch("x", locked->x);
    timespec end;
    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec += 60;
    crosstalk::ready();
    if (pthread_mutex_timedlock(&locked->mutex, &end) != 0)
        return 1;
    locked->x = locked->x + 1;
    pthread_mutex_unlock(&locked->mutex);
}
