// verdict: none
// Both take the two locks in the same order.
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
        pthread_mutex_lock(&bank->first);
        pthread_mutex_lock(&bank->second);
        pthread_mutex_unlock(&bank->second);
        pthread_mutex_unlock(&bank->first);
        _exit(0);
    }
    return finish();
}
