// verdict: none
// Written, then posted; waited for, then read.
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
        sem_post(&bank->sem);
        _exit(0);
    }
    if (fork() == 0) {
        sem_wait(&bank->sem);
        _exit(bank->balance != 7);
        _exit(0);
    }
    return finish();
}
