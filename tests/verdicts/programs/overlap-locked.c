// verdict: none
// One writes four bytes, the other the last of them, under one mutex.
#include "verdict.h"

struct bank
{
    int word;
    pthread_mutex_t mutex;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_mutex(&bank->mutex, 0, PTHREAD_MUTEX_NORMAL);
    WATCH(bank, word);
    if (fork() == 0) {
        pthread_mutex_lock(&bank->mutex);
        bank->word = 1;
        pthread_mutex_unlock(&bank->mutex);
        _exit(0);
    }
    pthread_mutex_lock(&bank->mutex);
    ((volatile char*)&bank->word)[3] = 2;
    pthread_mutex_unlock(&bank->mutex);
    return finish();
}
