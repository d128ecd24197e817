// verdict: race on balance
// Two spin locks for one variable.
#include "verdict.h"

struct bank
{
    pthread_spinlock_t first, second;
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    pthread_spin_init(&bank->first, PTHREAD_PROCESS_SHARED);
    pthread_spin_init(&bank->second, PTHREAD_PROCESS_SHARED);
    WATCH(bank, balance);
    if (fork() == 0) {
        pthread_spin_lock(&bank->first);
        ++bank->balance;
        pthread_spin_unlock(&bank->first);
        _exit(0);
    }
    if (fork() == 0) {
        pthread_spin_lock(&bank->second);
        ++bank->balance;
        pthread_spin_unlock(&bank->second);
        _exit(0);
    }
    return finish();
}
