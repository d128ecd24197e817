// verdict: none
// Nobody signals; the wait ends by itself.
#include "verdict.h"

struct bank
{
    pthread_mutex_t mutex;
    pthread_cond_t ready;
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
        ++bank->balance;
        pthread_mutex_unlock(&bank->mutex);
        _exit(0);
    }
    if (fork() == 0) {
        const struct timespec limit = in_ms(200);
        pthread_mutex_lock(&bank->mutex);
        pthread_cond_timedwait(&bank->ready, &bank->mutex, &limit);
        ++bank->balance;
        pthread_mutex_unlock(&bank->mutex);
        _exit(0);
    }
    return finish();
}
