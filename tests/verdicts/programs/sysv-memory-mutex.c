// verdict: none
// Two processes, System V's shared memory, one mutex in it.
#include "verdict.h"
#include <sys/ipc.h>
#include <sys/shm.h>

struct bank
{
    long balance;
    pthread_mutex_t mutex;
};

int main(void)
{
    const int segment = shmget(IPC_PRIVATE, sizeof(struct bank), IPC_CREAT | 0600);
    struct bank* bank = shmat(segment, 0, 0);
    shmctl(segment, IPC_RMID, 0);
    shared_mutex(&bank->mutex, 0, PTHREAD_MUTEX_NORMAL);
    WATCH(bank, balance);
    for (int i = 0; i < 2; ++i)
        if (fork() == 0) {
            pthread_mutex_lock(&bank->mutex);
            ++bank->balance;
            pthread_mutex_unlock(&bank->mutex);
            shmdt(bank);
            _exit(0);
        }
    return finish();
}
