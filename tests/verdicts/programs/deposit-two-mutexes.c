// verdict: race on balance
// Each has a lock of its own: they keep nobody out.
#include "verdict.h"

struct bank
{
    pthread_mutex_t first;
    pthread_mutex_t second;
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    shared_mutex(&bank->first, 0, PTHREAD_MUTEX_NORMAL);
    shared_mutex(&bank->second, 0, PTHREAD_MUTEX_NORMAL);
    WATCH(bank, balance);
    if (fork() == 0) {
        pthread_mutex_lock(&bank->first);
        ++bank->balance;
        pthread_mutex_unlock(&bank->first);
        _exit(0);
    }
    if (fork() == 0) {
        pthread_mutex_lock(&bank->second);
        ++bank->balance;
        pthread_mutex_unlock(&bank->second);
        _exit(0);
    }
    return finish();
}
