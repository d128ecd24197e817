// Conformance of futexes without a library: roundtrip, full (the word has changed), death.
#include <atomic>
#include <cerrno>
#include <crosstalk/kit.h>
#include <ctime>
#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

struct Shared
{
    std::atomic<int> word;
    long value;
};

static long futexWait(std::atomic<int>* word, int seen, const timespec* limit = nullptr)
{
    return syscall(SYS_futex, word, FUTEX_WAIT, seen, limit, nullptr, 0);
}

static long futexWake(std::atomic<int>* word)
{
    return syscall(SYS_futex, word, FUTEX_WAKE, 1, nullptr, nullptr, 0);
}

static int exitOfChild()
{
    int status = 0;
    wait(&status);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 9;
}

static int roundtrip(Shared* shared)
{
    const int mine = fork() == 0 ? 1 : 0;
    for (int i = 0; i < 5; ++i) { // they take turns
        int seen;
        while ((seen = shared->word.load()) % 2 != mine)
            futexWait(&shared->word, seen);
        ++shared->value;
        shared->word.store(seen + 1);
        futexWake(&shared->word);
    }
    if (mine == 1)
        _exit(0);
    const int other = exitOfChild();
    return other == 0 && shared->value == 10 ? 0 : 1;
}

static int full(Shared* shared)
{
    const timespec soon{0, 1'000'000};
    if (futexWait(&shared->word, 1) != -1 || errno != EAGAIN)
        return 1;
    return futexWait(&shared->word, 0, &soon) == -1 && errno == ETIMEDOUT ? 0 : 2;
}

static int death(Shared* shared)
{
    if (fork() == 0) {
        shared->value = 7;
        shared->word.store(1);
        futexWake(&shared->word);
        _exit(0);
    }
    while (shared->word.load() == 0)
        futexWait(&shared->word, 0);
    const long seen = shared->value;
    return seen == 7 ? exitOfChild() : 1;
}

int main(int, char* argv[])
{
    auto* shared = static_cast<Shared*>(
        mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    crosstalk::watch("value", shared->value);
    switch (argv[2][0]) {
    case 'r':
        return roundtrip(shared);
    case 'f':
        return full(shared);
    default:
        return death(shared);
    }
}
