// verdict: deadlock P2 P3
// Each holds one lock and wants the other; the barrier makes sure of it.
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
        _exit(0);
    }
    if (fork() == 0) {
        pthread_mutex_lock(&bank->second);
        pthread_barrier_wait(&bank->barrier);
        pthread_mutex_lock(&bank->first);
        _exit(0);
    }
    return finish();
}
