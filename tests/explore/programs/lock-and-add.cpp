// Takes one lock and adds 1.
#include "shared.h"

#include <pthread.h>

struct Counter
{
    pthread_mutex_t mutex;
    long x = 0;

    Counter()
    {
        pthread_mutexattr_t attributes;
        pthread_mutexattr_init(&attributes);
        pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
        pthread_mutex_init(&mutex, &attributes);
    }
};

int main(int, char* argv[])
{
    auto* counter = shared<Counter>(argv[1]);
    crosstalk::watch("x", counter->x);
    crosstalk::ready();
    pthread_mutex_lock(&counter->mutex);
    counter->x = counter->x + 1;
    pthread_mutex_unlock(&counter->mutex);
}
