// Conformance of pthread_once: roundtrip (two threads, one run), full (done already), death of the
// process after it.
#include <cerrno>
#include <crosstalk/kit.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct Shared
{
    pthread_once_t once;
    long value;
    long runs;
};

static Shared* makeShared()
{
    void* memory =
        mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    auto* shared = static_cast<Shared*>(memory);
    shared->once = PTHREAD_ONCE_INIT;
    crosstalk::watch("value", shared->value);
    return shared;
}

static Shared* present;

static void initialize()
{
    present->value = 7;
    ++present->runs;
}

static int exitOfChild()
{
    int status = 0;
    wait(&status);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 9;
}

static int roundtrip(Shared* shared)
{
    present = shared;
    pthread_t other;
    pthread_create(
        &other, nullptr,
        [](void*) -> void* {
            pthread_once(&present->once, initialize);
            return present->value == 7 ? present : nullptr;
        },
        nullptr);
    pthread_once(&shared->once, initialize);
    const long seen = shared->value;
    void* result = nullptr;
    pthread_join(other, &result);
    return seen == 7 && result == shared && shared->runs == 1 ? 0 : 1;
}

static int full(Shared* shared)
{
    present = shared;
    for (int i = 0; i < 3; ++i)
        pthread_once(&shared->once, initialize);
    return shared->runs == 1 ? 0 : 1;
}

static int death(Shared* shared)
{
    present = shared;
    if (fork() == 0) {
        pthread_once(&shared->once, initialize);
        _exit(0);
    }
    if (exitOfChild() != 0)
        return 1;
    pthread_once(&shared->once, initialize);
    return shared->runs == 1 && shared->value == 7 ? 0 : 1;
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
