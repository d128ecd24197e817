// verdict: none
// Sixteen bytes in one access, under a mutex.
#include "verdict.h"

struct bank
{
    unsigned __int128 wide;
    pthread_mutex_t mutex;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_mutex(&bank->mutex, 0, PTHREAD_MUTEX_NORMAL);
    WATCH(bank, wide);
    if (fork() == 0) {
        pthread_mutex_lock(&bank->mutex);
        bank->wide = 7;
        pthread_mutex_unlock(&bank->mutex);
        _exit(0);
    }
    pthread_mutex_lock(&bank->mutex);
    const unsigned __int128 seen = bank->wide;
    pthread_mutex_unlock(&bank->mutex);
    return finish() || seen == 5;
}
