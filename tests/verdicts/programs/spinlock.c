// verdict: none
// A spin lock orders as a mutex does.
#include "verdict.h"

struct bank
{
    pthread_spinlock_t spin;
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    pthread_spin_init(&bank->spin, PTHREAD_PROCESS_SHARED);
    WATCH(bank, balance);
    if (fork() == 0) {
        pthread_spin_lock(&bank->spin);
        ++bank->balance;
        pthread_spin_unlock(&bank->spin);
        _exit(0);
    }
    if (fork() == 0) {
        pthread_spin_lock(&bank->spin);
        ++bank->balance;
        pthread_spin_unlock(&bank->spin);
        _exit(0);
    }
    return finish();
}
