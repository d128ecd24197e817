// verdict: none
// An error-checking lock refuses to be taken twice.
#include "verdict.h"

struct bank
{
    pthread_mutex_t mutex;
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_mutex(&bank->mutex, 0, PTHREAD_MUTEX_ERRORCHECK);
    WATCH(bank, balance);
    if (fork() == 0) {
        pthread_mutex_lock(&bank->mutex);
        if (pthread_mutex_lock(&bank->mutex) == EDEADLK)
            ++bank->balance;
        pthread_mutex_unlock(&bank->mutex);
        _exit(0);
    }
    if (fork() == 0) {
        pthread_mutex_lock(&bank->mutex);
        if (pthread_mutex_lock(&bank->mutex) == EDEADLK)
            ++bank->balance;
        pthread_mutex_unlock(&bank->mutex);
        _exit(0);
    }
    return finish();
}
