// verdict: none
// First everybody writes his own, then everybody reads the other one.
#include "verdict.h"

struct bank
{
    pthread_barrier_t barrier;
    long mine[2];
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_barrier(&bank->barrier, 2);
    if (fork() == 0) {
        bank->mine[0] = 1;
        pthread_barrier_wait(&bank->barrier);
        _exit(bank->mine[1] != 2);
        _exit(0);
    }
    if (fork() == 0) {
        bank->mine[1] = 2;
        pthread_barrier_wait(&bank->barrier);
        _exit(bank->mine[0] != 1);
        _exit(0);
    }
    return finish();
}
