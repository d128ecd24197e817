// verdict: none
// They take turns, a barrier between two turns.
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
        for (int i = 0; i < 4; ++i) {
            if (i % 2 == 0)
                ++bank->balance;
            pthread_barrier_wait(&bank->barrier);
        }
        _exit(0);
    }
    if (fork() == 0) {
        for (int i = 0; i < 4; ++i) {
            if (i % 2 == 1)
                ++bank->balance;
            pthread_barrier_wait(&bank->barrier);
        }
        _exit(0);
    }
    return finish();
}
