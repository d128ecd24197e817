// verdict: none
// The signal has come, and who sent it takes his time before he gives the mutex back.
#include "verdict.h"

struct bank
{
    pthread_mutex_t mutex;
    pthread_cond_t ready;
    int full;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    int ends[2];
    if (pipe(ends) != 0)
        return 3;
    shared_mutex(&bank->mutex, 0, PTHREAD_MUTEX_NORMAL);
    shared_condition(&bank->ready);
    char byte = 0;
    if (fork() == 0) {
        close(ends[0]);
        pthread_mutex_lock(&bank->mutex);
        while (!bank->full)
            pthread_cond_wait(&bank->ready, &bank->mutex);
        pthread_mutex_unlock(&bank->mutex);
        _exit(write(ends[1], &byte, 1) != 1);
    }
    if (fork() == 0) {
        close(ends[1]);
        pthread_mutex_lock(&bank->mutex);
        bank->full = 1;
        pthread_cond_signal(&bank->ready);
        nap(400);
        pthread_mutex_unlock(&bank->mutex);
        _exit(read(ends[0], &byte, 1) != 1);
    }
    close(ends[0]);
    close(ends[1]);
    return finish();
}
