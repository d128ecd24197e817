// verdict: none
// The lock is held for a while: the other one only waits.
#include "verdict.h"

struct bank
{
    pthread_mutex_t mutex;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_mutex(&bank->mutex, 0, PTHREAD_MUTEX_NORMAL);
    if (fork() == 0) {
        pthread_mutex_lock(&bank->mutex);
        nap(400);
        pthread_mutex_unlock(&bank->mutex);
        _exit(0);
    }
    if (fork() == 0) {
        pthread_mutex_lock(&bank->mutex);
        nap(400);
        pthread_mutex_unlock(&bank->mutex);
        _exit(0);
    }
    return finish();
}
