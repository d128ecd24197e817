// verdict: race on balance
// Two units let two in: the barrier makes sure that both are inside.
#include "verdict.h"

struct bank
{
    sem_t sem;
    pthread_barrier_t barrier;
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    sem_init(&bank->sem, 1, 2);
    shared_barrier(&bank->barrier, 2);
    WATCH(bank, balance);
    if (fork() == 0) {
        sem_wait(&bank->sem);
        ++bank->balance;
        pthread_barrier_wait(&bank->barrier);
        sem_post(&bank->sem);
        _exit(0);
    }
    if (fork() == 0) {
        sem_wait(&bank->sem);
        ++bank->balance;
        pthread_barrier_wait(&bank->barrier);
        sem_post(&bank->sem);
        _exit(0);
    }
    return finish();
}
