// Conformance of condition variables: roundtrip, full (nobody signals: it times out), death of the
// signaller.
#include <cerrno>
#include <crosstalk/kit.h>
#include <ctime>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct Shared
{
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    long value;
};

static Shared* makeShared()
{
    void* memory =
        mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    auto* shared = static_cast<Shared*>(memory);
    pthread_mutexattr_t kind;
    pthread_mutexattr_init(&kind);
    pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED);
    pthread_mutexattr_setrobust(&kind, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&shared->mutex, &kind);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_cond_init(&shared->changed, &attributes);
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
    const long mine = fork() == 0 ? 1 : 0;
    for (int i = 0; i < 5; ++i) { // they take turns
        pthread_mutex_lock(&shared->mutex);
        while (shared->value % 2 != mine)
            pthread_cond_wait(&shared->changed, &shared->mutex);
        ++shared->value;
        pthread_cond_signal(&shared->changed);
        pthread_mutex_unlock(&shared->mutex);
    }
    if (mine == 1)
        _exit(0);
    const int other = exitOfChild();
    return other == 0 && shared->value == 10 ? 0 : 1;
}

static int full(Shared* shared)
{
    timespec soon{};
    clock_gettime(CLOCK_REALTIME, &soon);
    pthread_mutex_lock(&shared->mutex);
    const int first = pthread_cond_timedwait(&shared->changed, &shared->mutex, &soon);
    timespec past{1, 0};
    const int second =
        pthread_cond_clockwait(&shared->changed, &shared->mutex, CLOCK_MONOTONIC, &past);
    pthread_mutex_unlock(&shared->mutex);
    return first == ETIMEDOUT && second == ETIMEDOUT ? 0 : 1;
}

static int death(Shared* shared)
{
    if (fork() == 0) {
        pthread_mutex_lock(&shared->mutex);
        shared->value = 7;
        pthread_cond_broadcast(&shared->changed);
        _exit(0); // holding the mutex
    }
    int locked = pthread_mutex_lock(&shared->mutex);
    while (locked == 0 && shared->value == 0)
        locked = pthread_cond_wait(&shared->changed, &shared->mutex);
    if (locked == EOWNERDEAD)
        pthread_mutex_consistent(&shared->mutex);
    const long seen = shared->value;
    pthread_mutex_unlock(&shared->mutex);
    return seen == 7 ? exitOfChild() : 1;
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
