// verdict: race on balance
// The data are written after the lock was given back.
#include "verdict.h"

struct bank
{
    pthread_mutex_t mutex;
    pthread_cond_t ready;
    int full;
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_mutex(&bank->mutex, 0, PTHREAD_MUTEX_NORMAL);
    shared_condition(&bank->ready);
    WATCH(bank, balance);
    if (fork() == 0) {
        pthread_mutex_lock(&bank->mutex);
        bank->full = 1;
        pthread_cond_signal(&bank->ready);
        pthread_mutex_unlock(&bank->mutex);
        bank->balance = 7;
        _exit(0);
    }
    if (fork() == 0) {
        pthread_mutex_lock(&bank->mutex);
        while (!bank->full)
            pthread_cond_wait(&bank->ready, &bank->mutex);
        const long seen = bank->balance;
        pthread_mutex_unlock(&bank->mutex);
        _exit(seen == 5);
        _exit(0);
    }
    return finish();
}
