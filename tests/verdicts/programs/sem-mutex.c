// verdict: none
// A semaphore of one unit, used as a lock.
#include "verdict.h"

struct bank
{
    sem_t sem;
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    sem_init(&bank->sem, 1, 1);
    WATCH(bank, balance);
    if (fork() == 0) {
        sem_wait(&bank->sem);
        ++bank->balance;
        sem_post(&bank->sem);
        _exit(0);
    }
    if (fork() == 0) {
        sem_wait(&bank->sem);
        ++bank->balance;
        sem_post(&bank->sem);
        _exit(0);
    }
    return finish();
}
