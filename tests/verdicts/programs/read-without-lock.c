// verdict: race on balance
// The writer locks, the reader thinks that reading needs no lock.
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
        bank->balance = 7;
        pthread_mutex_unlock(&bank->mutex);
        _exit(0);
    }
    if (fork() == 0) {
        _exit(bank->balance == 5);
        _exit(0);
    }
    return finish();
}
