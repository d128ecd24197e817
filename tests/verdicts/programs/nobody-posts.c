// verdict: deadlock P1
// Who could have posted has ended without doing so.
#include "verdict.h"

struct bank
{
    sem_t sem;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    sem_init(&bank->sem, 1, 0);
    if (fork() == 0) {
        nap(20);
        _exit(0);
    }
    sem_wait(&bank->sem);
    return finish();
}
