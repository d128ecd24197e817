// verdict: none
// The same under a lock.
#include "verdict.h"

struct account
{
    pthread_mutex_t mutex;
    long balance;
};

int main(void)
{
    struct account* account = shared_bytes(sizeof *account);
    shared_mutex(&account->mutex, 0, PTHREAD_MUTEX_NORMAL);
    for (int i = 0; i < 2; ++i)
        if (fork() == 0) {
            pthread_mutex_lock(&account->mutex);
            account->balance += 10;
            pthread_mutex_unlock(&account->mutex);
            _exit(0);
        }
    return finish();
}
