// verdict: race on balance
// Both write in the same phase.
#include "verdict.h"

struct bank
{
    pthread_barrier_t barrier;
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_barrier(&bank->barrier, 2);
    WATCH(bank, balance);
    if (fork() == 0) {
        ++bank->balance;
        pthread_barrier_wait(&bank->barrier);
        _exit(0);
    }
    if (fork() == 0) {
        ++bank->balance;
        pthread_barrier_wait(&bank->barrier);
        _exit(0);
    }
    return finish();
}
