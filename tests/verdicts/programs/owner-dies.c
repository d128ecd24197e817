// verdict: deadlock P1
// The owner of a plain lock has died: nobody is left to unlock it.
#include "verdict.h"

int main(void)
{
    pthread_mutex_t* mutex = shared_bytes(sizeof *mutex);
    shared_mutex(mutex, 0, PTHREAD_MUTEX_NORMAL);
    if (fork() == 0) {
        pthread_mutex_lock(mutex);
        _exit(0); // holding it
    }
    wait(0);
    return pthread_mutex_lock(mutex);
}
