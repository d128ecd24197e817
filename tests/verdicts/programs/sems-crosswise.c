// verdict: deadlock P1 P2 P3
// Each waits for the other to post first.
#include "verdict.h"

struct bank
{
    sem_t sems[2];
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    sem_init(&bank->sems[0], 1, 0);
    sem_init(&bank->sems[1], 1, 0);
    if (fork() == 0) {
        sem_wait(&bank->sems[0]);
        sem_post(&bank->sems[1]);
        _exit(0);
    }
    if (fork() == 0) {
        sem_wait(&bank->sems[1]);
        sem_post(&bank->sems[0]);
        _exit(0);
    }
    return finish();
}
