// verdict: none
// The signal comes before the wait, but the flag is looked at first.
#include "verdict.h"

struct bank
{
    pthread_mutex_t mutex;
    pthread_cond_t ready;
    int full;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_mutex(&bank->mutex, 0, PTHREAD_MUTEX_NORMAL);
    shared_condition(&bank->ready);
    if (fork() == 0) {
        pthread_mutex_lock(&bank->mutex);
        bank->full = 1;
        pthread_cond_signal(&bank->ready);
        pthread_mutex_unlock(&bank->mutex);
        _exit(0);
    }
    wait(0);
    pthread_mutex_lock(&bank->mutex);
    while (!bank->full)
        pthread_cond_wait(&bank->ready, &bank->mutex);
    pthread_mutex_unlock(&bank->mutex);
    return finish();
}
