// Conformance of barriers: roundtrip, full (the last one arrives), death of one who had arrived.
#include <cerrno>
#include <crosstalk/kit.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct Shared
{
    pthread_barrier_t barrier;
    long value;
};

static Shared* makeShared()
{
    void* memory =
        mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    auto* shared = static_cast<Shared*>(memory);
    pthread_barrierattr_t kind;
    pthread_barrierattr_init(&kind);
    pthread_barrierattr_setpshared(&kind, PTHREAD_PROCESS_SHARED);
    pthread_barrier_init(&shared->barrier, &kind, 2);
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
    for (long round = 0; round < 10; ++round) {
        if (round % 2 == mine)
            ++shared->value; // the other one is in the round after or before
        pthread_barrier_wait(&shared->barrier);
    }
    if (mine == 1)
        _exit(0);
    const int other = exitOfChild();
    return other == 0 && shared->value == 10 ? 0 : 1;
}

static int full(Shared* shared)
{
    if (fork() == 0) {
        const int result = pthread_barrier_wait(&shared->barrier);
        _exit(result == 0 || result == PTHREAD_BARRIER_SERIAL_THREAD ? 0 : 1);
    }
    const int result = pthread_barrier_wait(&shared->barrier);
    return result == 0 || result == PTHREAD_BARRIER_SERIAL_THREAD ? exitOfChild() : 1;
}

static int death(Shared* shared)
{
    if (fork() == 0) {
        shared->value = 7;
        pthread_barrier_wait(&shared->barrier);
        _exit(0);
    }
    pthread_barrier_wait(&shared->barrier);
    const long seen = shared->value;
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
