// verdict: none
// A writer and a reader, each with the right half of the lock.
#include "verdict.h"

struct bank
{
    pthread_rwlock_t lock;
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_rwlock(&bank->lock);
    WATCH(bank, balance);
    if (fork() == 0) {
        pthread_rwlock_wrlock(&bank->lock);
        ++bank->balance;
        pthread_rwlock_unlock(&bank->lock);
        _exit(0);
    }
    if (fork() == 0) {
        pthread_rwlock_rdlock(&bank->lock);
        const long seen = bank->balance;
        pthread_rwlock_unlock(&bank->lock);
        _exit(seen == 5);
        _exit(0);
    }
    return finish();
}
