// verdict: none
// The second one comes late.
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
        nap(400);
        pthread_barrier_wait(&bank->barrier);
        _exit(0);
    }
    pthread_barrier_wait(&bank->barrier);
    return finish();
}
