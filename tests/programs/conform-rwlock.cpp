// Conformance of reader-writer locks: roundtrip, full (read by the other), death of a reader who
// had left.
#include <cerrno>
#include <crosstalk/kit.h>
#include <ctime>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct Shared
{
    pthread_rwlock_t lock;
    long value;
};

static Shared* makeShared()
{
    void* memory =
        mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    auto* shared = static_cast<Shared*>(memory);
    pthread_rwlockattr_t kind;
    pthread_rwlockattr_init(&kind);
    pthread_rwlockattr_setpshared(&kind, PTHREAD_PROCESS_SHARED);
    pthread_rwlock_init(&shared->lock, &kind);
    crosstalk::watch("value", shared->value);
    return shared;
}

static int exitOfChild()
{
    int status = 0;
    wait(&status);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 9;
}

static int roundtrip(Shared* shared)
{
    const pid_t child = fork();
    for (int i = 0; i < 10; ++i) {
        pthread_rwlock_wrlock(&shared->lock);
        ++shared->value;
        pthread_rwlock_unlock(&shared->lock);
        pthread_rwlock_rdlock(&shared->lock);
        const long seen = shared->value;
        pthread_rwlock_unlock(&shared->lock);
        if (seen < 1)
            return 2;
    }
    if (child == 0)
        _exit(0);
    const int other = exitOfChild();
    return other == 0 && shared->value == 20 ? 0 : 1;
}

static int full(Shared* shared)
{
    pthread_rwlock_rdlock(&shared->lock);
    if (fork() == 0) {
        timespec past{1, 0};
        const bool ok =
            pthread_rwlock_tryrdlock(&shared->lock) == 0 &&
            pthread_rwlock_unlock(&shared->lock) == 0 &&
            pthread_rwlock_trywrlock(&shared->lock) == EBUSY &&
            pthread_rwlock_timedwrlock(&shared->lock, &past) == ETIMEDOUT &&
            pthread_rwlock_clockwrlock(&shared->lock, CLOCK_MONOTONIC, &past) == ETIMEDOUT;
        _exit(ok ? 0 : 1);
    }
    const int other = exitOfChild(); // read all the while
    pthread_rwlock_unlock(&shared->lock);
    return other;
}

static int death(Shared* shared)
{
    if (fork() == 0) {
        pthread_rwlock_wrlock(&shared->lock);
        shared->value = 7;
        pthread_rwlock_unlock(&shared->lock);
        _exit(0);
    }
    if (exitOfChild() != 0 || pthread_rwlock_rdlock(&shared->lock) != 0)
        return 1;
    const long seen = shared->value;
    pthread_rwlock_unlock(&shared->lock);
    return seen == 7 ? 0 : 1;
}

int main(int, char* argv[])
{
    Shared* shared = makeShared();
    switch (argv[2][0]) {
    case 'r':
        return roundtrip(shared);
    case 'f':
        return full(shared);
    default:
        return death(shared);
    }
}
