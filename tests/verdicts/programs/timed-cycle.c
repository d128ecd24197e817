// verdict: none
// A cycle, but one of the two gives up after a while.
#include "verdict.h"

struct bank
{
    pthread_mutex_t first, second;
    pthread_barrier_t barrier;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_mutex(&bank->first, 0, PTHREAD_MUTEX_NORMAL);
    shared_mutex(&bank->second, 0, PTHREAD_MUTEX_NORMAL);
    shared_barrier(&bank->barrier, 2);
    if (fork() == 0) {
        pthread_mutex_lock(&bank->first);
        pthread_barrier_wait(&bank->barrier);
        pthread_mutex_lock(&bank->second);
        pthread_mutex_unlock(&bank->second);
        pthread_mutex_unlock(&bank->first);
        _exit(0);
    }
    if (fork() == 0) {
        const struct timespec limit = in_ms(200);
        pthread_mutex_lock(&bank->second);
        pthread_barrier_wait(&bank->barrier);
        if (pthread_mutex_timedlock(&bank->first, &limit) == 0)
            pthread_mutex_unlock(&bank->first);
        pthread_mutex_unlock(&bank->second);
        _exit(0);
    }
    return finish();
}
