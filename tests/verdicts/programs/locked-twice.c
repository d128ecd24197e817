// verdict: deadlock P3
// It takes a lock that it has already; the other one waits behind it.
#include "verdict.h"

struct bank
{
    pthread_mutex_t mutex;
    pthread_barrier_t barrier;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_mutex(&bank->mutex, 0, PTHREAD_MUTEX_NORMAL);
    shared_barrier(&bank->barrier, 2);
    if (fork() == 0) {
        pthread_barrier_wait(&bank->barrier);
        pthread_mutex_lock(&bank->mutex);
        _exit(0);
    }
    if (fork() == 0) {
        pthread_mutex_lock(&bank->mutex);
        pthread_barrier_wait(&bank->barrier);
        pthread_mutex_lock(&bank->mutex);
        _exit(0);
    }
    return finish();
}
