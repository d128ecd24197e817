// verdict: none
// The same, but a third lock around both keeps them apart.
#include "verdict.h"

struct bank
{
    pthread_mutex_t first, second, guard;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_mutex(&bank->first, 0, PTHREAD_MUTEX_NORMAL);
    shared_mutex(&bank->second, 0, PTHREAD_MUTEX_NORMAL);
    shared_mutex(&bank->guard, 0, PTHREAD_MUTEX_NORMAL);
    if (fork() == 0) {
        pthread_mutex_lock(&bank->guard);
        pthread_mutex_lock(&bank->first);
        pthread_mutex_lock(&bank->second);
        pthread_mutex_unlock(&bank->second);
        pthread_mutex_unlock(&bank->first);
        pthread_mutex_unlock(&bank->guard);
        _exit(0);
    }
    if (fork() == 0) {
        pthread_mutex_lock(&bank->guard);
        pthread_mutex_lock(&bank->second);
        pthread_mutex_lock(&bank->first);
        pthread_mutex_unlock(&bank->first);
        pthread_mutex_unlock(&bank->second);
        pthread_mutex_unlock(&bank->guard);
        _exit(0);
    }
    return finish();
}
