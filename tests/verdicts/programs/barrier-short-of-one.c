// verdict: deadlock P1
// The barrier waits for two, and one of them has gone.
#include "verdict.h"

struct bank
{
    pthread_barrier_t barrier;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_barrier(&bank->barrier, 2);
    if (fork() == 0) {
        nap(20);
        _exit(0);
    }
    pthread_barrier_wait(&bank->barrier);
    return finish();
}
