// verdict: deadlock P1 P2
// The owner of the lock waits for a message that comes only from who waits for the lock.
#include "verdict.h"

struct bank
{
    pthread_mutex_t mutex;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_mutex(&bank->mutex, 0, PTHREAD_MUTEX_NORMAL);
    int ends[2], start[2];
    if (pipe(ends) != 0 || pipe(start) != 0)
        return 3;
    if (fork() == 0) {
        close(ends[0]);
        char go = (char)read(start[0], &go, 1);
        pthread_mutex_lock(&bank->mutex);
        _exit(write(ends[1], &go, 1) != 1);
        _exit(0);
    }
    pthread_mutex_lock(&bank->mutex);
    close(ends[1]);
    char byte = 0;
    if (write(start[1], &byte, 1) != 1 || read(ends[0], &byte, 1) != 1)
        return 3;
    pthread_mutex_unlock(&bank->mutex);
    return finish();
}
