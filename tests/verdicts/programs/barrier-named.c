// verdict: none
// A barrier that has a name is a barrier still: it is as large as a semaphore.
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
    WATCH(bank, barrier);
    for (int me = 0; me < 2; ++me)
        if (fork() == 0) {
            bank->mine[me] = me + 1;
            pthread_barrier_wait(&bank->barrier);
            _exit(bank->mine[!me] != !me + 1);
        }
    return finish();
}
