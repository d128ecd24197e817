// verdict: none
// The message is read before the lock is taken.
#include "verdict.h"

struct bank
{
    pthread_mutex_t mutex;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_mutex(&bank->mutex, 0, PTHREAD_MUTEX_NORMAL);
    int ends[2];
    if (pipe(ends) != 0)
        return 3;
    if (fork() == 0) {
        close(ends[0]);
        pthread_mutex_lock(&bank->mutex);
        pthread_mutex_unlock(&bank->mutex);
        _exit(write(ends[1], "!", 1) != 1);
        _exit(0);
    }
    close(ends[1]);
    char byte = 0;
    if (read(ends[0], &byte, 1) != 1)
        return 3;
    pthread_mutex_lock(&bank->mutex);
    pthread_mutex_unlock(&bank->mutex);
    return finish();
}
