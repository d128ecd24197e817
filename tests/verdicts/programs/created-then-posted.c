// verdict: none
// Created and filled by the child, which says so by a named semaphore.
#include "named.h"

struct bank
{
    long balance;
};

int main(int argc, char* argv[])
{
    sem_t* filled = sem_open(argv[argc - 2], O_CREAT | O_EXCL, 0600, 0);
    if (filled == SEM_FAILED)
        return 3;
    sem_unlink(argv[argc - 2]);
    if (fork() == 0) {
        struct bank* bank = named_bytes(argv[argc - 1], sizeof *bank);
        WATCH(bank, balance);
        bank->balance = 7;
        sem_post(filled);
        _exit(0);
    }
    sem_wait(filled);
    struct bank* bank = named_bytes(argv[argc - 1], sizeof *bank);
    const long seen = bank->balance;
    return finish() || seen != 7;
}
