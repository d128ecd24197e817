// Conformance of process-shared robust mutexes: roundtrip, full (taken by the other), death.
#include <cerrno>
#include <crosstalk/kit.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct Shared
{
    pthread_mutex_t mutex;
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
    crosstalk::watch("value", shared->value);
    return shared;
}

static int roundtrip(Shared* shared)
{
    const pid_t child = fork();
    for (int i = 0; i < 10; ++i) {
        pthread_mutex_lock(&shared->mutex);
        ++shared->value;
        pthread_mutex_unlock(&shared->mutex);
    }
    if (child == 0)
        _exit(0);
    wait(nullptr);
    return shared->value == 20 ? 0 : 1;
}

static int full(Shared* shared)
{
    pthread_mutex_lock(&shared->mutex);
    if (fork() == 0)
        _exit(pthread_mutex_trylock(&shared->mutex) == EBUSY ? 0 : 1);
    int status = 0;
    wait(&status); // held all the while
    pthread_mutex_unlock(&shared->mutex);
    if (WEXITSTATUS(status) != 0)
        return 1;
    return pthread_mutex_trylock(&shared->mutex);
}

static int death(Shared* shared)
{
    if (fork() == 0) {
        pthread_mutex_lock(&shared->mutex);
        _exit(0); // holding it
    }
    wait(nullptr);
    if (pthread_mutex_lock(&shared->mutex) != EOWNERDEAD)
        return 1;
    pthread_mutex_consistent(&shared->mutex);
    return pthread_mutex_unlock(&shared->mutex);
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
