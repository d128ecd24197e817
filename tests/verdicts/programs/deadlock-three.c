// verdict: deadlock P2 P3
// Three at a round table would do; two with three forks do as well.
#include "verdict.h"

struct bank
{
    pthread_mutex_t forks[3];
    pthread_barrier_t barrier;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    for (int i = 0; i < 3; ++i)
        shared_mutex(&bank->forks[i], 0, PTHREAD_MUTEX_NORMAL);
    shared_barrier(&bank->barrier, 2);
    if (fork() == 0) {
        pthread_mutex_lock(&bank->forks[0]);
        pthread_barrier_wait(&bank->barrier);
        pthread_mutex_lock(&bank->forks[1]);
        _exit(0);
    }
    if (fork() == 0) {
        pthread_mutex_lock(&bank->forks[1]);
        pthread_mutex_lock(&bank->forks[2]);
        pthread_barrier_wait(&bank->barrier);
        pthread_mutex_lock(&bank->forks[0]);
        _exit(0);
    }
    return finish();
}
