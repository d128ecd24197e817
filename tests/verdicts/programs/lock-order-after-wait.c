// verdict: none
// The other order comes when nobody uses the first any more.
#include "verdict.h"

static void both(pthread_mutex_t* one, pthread_mutex_t* other)
{
    pthread_mutex_lock(one);
    pthread_mutex_lock(other);
    pthread_mutex_unlock(other);
    pthread_mutex_unlock(one);
}

int main(void)
{
    pthread_mutex_t* locks = shared_bytes(2 * sizeof *locks);
    shared_mutex(&locks[0], 0, PTHREAD_MUTEX_NORMAL);
    shared_mutex(&locks[1], 0, PTHREAD_MUTEX_NORMAL);
    both(&locks[1], &locks[0]);
    if (fork() == 0) {
        both(&locks[0], &locks[1]);
        _exit(0);
    }
    wait(0);
    both(&locks[1], &locks[0]);
    return 0;
}
