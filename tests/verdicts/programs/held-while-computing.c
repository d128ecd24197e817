// verdict: none
// The owner computes: it is slow, not stuck.
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
        for (volatile long i = 0; i < 30000000; ++i) {
        }
        pthread_mutex_unlock(&bank->mutex);
        _exit(0);
    }
    if (fork() == 0) {
        pthread_mutex_lock(&bank->mutex);
        pthread_mutex_unlock(&bank->mutex);
        _exit(0);
    }
    return finish();
}
