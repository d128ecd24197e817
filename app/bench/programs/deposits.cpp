// Two processes deposit into a shared balance, first without a lock, then with one: something for
// World to fold.
//   deposits TURNS

#include <crosstalk/kit.h>

#include <cstdlib>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct Account
{
    pthread_mutex_t mutex;
    long balance;
};

static void depositUnlocked(Account* account, long turns)
{
    for (long i = 0; i < turns; ++i) {
        const long seen = account->balance;
        account->balance = seen + 1;
    }
}

static void depositLocked(Account* account, long turns)
{
    for (long i = 0; i < turns; ++i) {
        pthread_mutex_lock(&account->mutex);
        const long seen = account->balance;
        account->balance = seen + 1;
        pthread_mutex_unlock(&account->mutex);
    }
}

int main(int count, char** arguments)
{
    if (count != 2)
        return 2;
    const long turns = std::atol(arguments[1]);
    void* memory =
        mmap(nullptr, sizeof(Account), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return 1;
    Account* account = static_cast<Account*>(memory);
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(&account->mutex, &attributes);
    crosstalk::watch("balance", account->balance);
    const pid_t child = fork();
    depositUnlocked(account, turns);
    depositLocked(account, turns);
    if (child == 0)
        return 0;
    wait(nullptr);
}
