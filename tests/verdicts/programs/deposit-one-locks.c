// verdict: race on balance
// Only one of them takes the lock.
#include "verdict.h"

struct bank
{
    pthread_mutex_t mutex;
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_mutex(&bank->mutex, 0, PTHREAD_MUTEX_NORMAL);
    WATCH(bank, balance);
    if (fork() == 0) {
        pthread_mutex_lock(&bank->mutex);
        ++bank->balance;
        pthread_mutex_unlock(&bank->mutex);
        _exit(0);
    }
    if (fork() == 0) {
        ++bank->balance;
        _exit(0);
    }
    return finish();
}
