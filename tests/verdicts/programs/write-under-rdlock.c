// verdict: race on balance
// Both write under a lock that lets both in.
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
        pthread_rwlock_rdlock(&bank->lock);
        ++bank->balance;
        pthread_rwlock_unlock(&bank->lock);
        _exit(0);
    }
    if (fork() == 0) {
        pthread_rwlock_rdlock(&bank->lock);
        ++bank->balance;
        pthread_rwlock_unlock(&bank->lock);
        _exit(0);
    }
    return finish();
}
