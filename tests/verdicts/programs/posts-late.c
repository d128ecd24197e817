// verdict: none
// It posts late, but it does.
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
        nap(400);
        sem_post(&bank->sem);
        _exit(0);
    }
    sem_wait(&bank->sem);
    return finish();
}
