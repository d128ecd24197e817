// verdict: lock-order
// A then B here, B then A there, and nobody is ever stuck: the one gives way in time.
#include "verdict.h"

struct bank
{
    pthread_mutex_t first, second;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_mutex(&bank->first, 0, PTHREAD_MUTEX_NORMAL);
    shared_mutex(&bank->second, 0, PTHREAD_MUTEX_NORMAL);
    if (fork() == 0) {
        pthread_mutex_lock(&bank->first);
        pthread_mutex_lock(&bank->second);
        pthread_mutex_unlock(&bank->second);
        pthread_mutex_unlock(&bank->first);
        _exit(0);
    }
    if (fork() == 0) {
        struct timespec limit = in_ms(20);
        pthread_mutex_lock(&bank->second);
        while (pthread_mutex_timedlock(&bank->first, &limit) != 0) {
            pthread_mutex_unlock(&bank->second);
            nap(7);
            pthread_mutex_lock(&bank->second);
            limit = in_ms(20);
        }
        pthread_mutex_unlock(&bank->first);
        pthread_mutex_unlock(&bank->second);
        _exit(0);
    }
    return finish();
}
