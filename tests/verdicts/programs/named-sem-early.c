// verdict: race on balance
// The named semaphore is posted too early.
#include "verdict.h"

struct bank
{
    long balance;
};

int main(int argc, char* argv[])
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    sem_t* sem = sem_open(argv[argc - 1], O_CREAT | O_EXCL, 0600, 0);
    if (sem == SEM_FAILED)
        return 3;
    sem_unlink(argv[argc - 1]);
    if (fork() == 0) {
        sem_post(sem);
        bank->balance = 7;
        _exit(0);
    }
    sem_wait(sem);
    const long seen = bank->balance;
    sem_close(sem);
    return finish() || seen == 5;
}
