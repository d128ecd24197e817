// verdict: race on statistics
// Readers are not ordered among themselves: what they count is not protected.
#include "verdict.h"

struct bank
{
    pthread_rwlock_t lock;
    long balance;
    long statistics;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_rwlock(&bank->lock);
    WATCH(bank, balance);
    WATCH(bank, statistics);
    if (fork() == 0) {
        pthread_rwlock_rdlock(&bank->lock);
        const long seen = bank->balance;
        ++bank->statistics;
        pthread_rwlock_unlock(&bank->lock);
        _exit(seen == 5);
        _exit(0);
    }
    if (fork() == 0) {
        pthread_rwlock_rdlock(&bank->lock);
        const long seen = bank->balance;
        ++bank->statistics;
        pthread_rwlock_unlock(&bank->lock);
        _exit(seen == 5);
        _exit(0);
    }
    return finish();
}
