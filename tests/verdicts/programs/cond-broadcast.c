// verdict: none
// Both wait for the parent to open the door.
#include "verdict.h"

struct bank
{
    pthread_mutex_t mutex;
    pthread_cond_t ready;
    int open;
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_mutex(&bank->mutex, 0, PTHREAD_MUTEX_NORMAL);
    shared_condition(&bank->ready);
    WATCH(bank, balance);
    if (fork() == 0) {
        pthread_mutex_lock(&bank->mutex);
        while (!bank->open)
            pthread_cond_wait(&bank->ready, &bank->mutex);
        ++bank->balance;
        pthread_mutex_unlock(&bank->mutex);
        _exit(0);
    }
    if (fork() == 0) {
        pthread_mutex_lock(&bank->mutex);
        while (!bank->open)
            pthread_cond_wait(&bank->ready, &bank->mutex);
        ++bank->balance;
        pthread_mutex_unlock(&bank->mutex);
        _exit(0);
    }
    pthread_mutex_lock(&bank->mutex);
    bank->open = 1;
    pthread_cond_broadcast(&bank->ready);
    pthread_mutex_unlock(&bank->mutex);
    return finish();
}
