// verdict: race on full
// The flag is looked at before the lock is taken.
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
    WATCH(bank, full);
    if (fork() == 0) {
        pthread_mutex_lock(&bank->mutex);
        bank->full = 1;
        pthread_cond_signal(&bank->ready);
        pthread_mutex_unlock(&bank->mutex);
        _exit(0);
    }
    if (fork() == 0) {
        _exit(bank->full == 5);
        _exit(0);
    }
    return finish();
}
