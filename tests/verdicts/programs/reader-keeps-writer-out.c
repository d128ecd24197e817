// verdict: deadlock P1 P2
// A reader waits for a message from the writer that it keeps out.
#include "verdict.h"

struct bank
{
    pthread_rwlock_t lock;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_rwlock(&bank->lock);
    int ends[2], start[2];
    if (pipe(ends) != 0 || pipe(start) != 0)
        return 3;
    if (fork() == 0) {
        close(ends[0]);
        char go = (char)read(start[0], &go, 1);
        pthread_rwlock_wrlock(&bank->lock);
        _exit(write(ends[1], &go, 1) != 1);
        _exit(0);
    }
    pthread_rwlock_rdlock(&bank->lock);
    close(ends[1]);
    char byte = 0;
    if (write(start[1], &byte, 1) != 1 || read(ends[0], &byte, 1) != 1)
        return 3;
    pthread_rwlock_unlock(&bank->lock);
    return finish();
}
