// verdict: race on balance
// The store comes after the unlock.
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
        const long seen = bank->balance;
        pthread_mutex_unlock(&bank->mutex);
        bank->balance = seen + 1;
        _exit(0);
    }
    if (fork() == 0) {
        pthread_mutex_lock(&bank->mutex);
        const long seen = bank->balance;
        pthread_mutex_unlock(&bank->mutex);
        bank->balance = seen + 1;
        _exit(0);
    }
    return finish();
}
