// Conformance of spin locks: roundtrip, full (held by the other), death after the unlock.
#include <cerrno>
#include <crosstalk/kit.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct Shared
{
    pthread_spinlock_t spin;
    long value;
};

static Shared* makeShared()
{
    void* memory =
        mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    auto* shared = static_cast<Shared*>(memory);
    pthread_spin_init(&shared->spin, PTHREAD_PROCESS_SHARED);
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
        pthread_spin_lock(&shared->spin);
        ++shared->value;
        pthread_spin_unlock(&shared->spin);
    }
    if (child == 0)
        _exit(0);
    const int other = exitOfChild();
    return other == 0 && shared->value == 20 ? 0 : 1;
}

static int full(Shared* shared)
{
    pthread_spin_lock(&shared->spin);
    if (fork() == 0)
        _exit(pthread_spin_trylock(&shared->spin) == EBUSY ? 0 : 1);
    const int other = exitOfChild(); // held all the while
    pthread_spin_unlock(&shared->spin);
    return other;
}

static int death(Shared* shared)
{
    if (fork() == 0) {
        pthread_spin_lock(&shared->spin);
        shared->value = 7;
        pthread_spin_unlock(&shared->spin);
        _exit(0);
    }
    if (exitOfChild() != 0)
        return 1;
    pthread_spin_lock(&shared->spin);
    const long seen = shared->value;
    pthread_spin_unlock(&shared->spin);
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
