// verdict: none
// A robust lock passes on, and with it what its dead owner wrote.
#include "verdict.h"

struct bank
{
    pthread_mutex_t mutex;
    pthread_barrier_t barrier;
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_mutex(&bank->mutex, 1, PTHREAD_MUTEX_NORMAL);
    shared_barrier(&bank->barrier, 2);
    WATCH(bank, balance);
    if (fork() == 0) {
        pthread_mutex_lock(&bank->mutex);
        pthread_barrier_wait(&bank->barrier);
        bank->balance = 7;
        _exit(0); // holding it
    }
    pthread_barrier_wait(&bank->barrier);
    if (pthread_mutex_lock(&bank->mutex) != EOWNERDEAD)
        return 1;
    const long seen = bank->balance;
    pthread_mutex_consistent(&bank->mutex);
    pthread_mutex_unlock(&bank->mutex);
    return finish() || seen != 7;
}
