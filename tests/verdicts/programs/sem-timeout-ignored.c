// verdict: race on balance
// The wait times out, and nobody looks.
#include "verdict.h"

struct bank
{
    sem_t sem;
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    sem_init(&bank->sem, 1, 0);
    WATCH(bank, balance);
    if (fork() == 0) {
        bank->balance = 7;
        _exit(0);
    }
    if (fork() == 0) {
        const struct timespec limit = in_ms(20);
        sem_timedwait(&bank->sem, &limit);
        _exit(bank->balance == 5);
        _exit(0);
    }
    return finish();
}
