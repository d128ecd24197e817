// Conformance of sets of System V semaphores: roundtrip, full (no unit left, or as many as there
// may be), death (what the kernel undoes). Ends with 0 if the kernel did what it promises.
#include <cerrno>
#include <crosstalk/kit.h>
#include <ctime>
#include <sys/mman.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

static int change(int set, unsigned short number, short by, short flags = 0)
{
    sembuf operation{number, by, flags};
    return semop(set, &operation, 1);
}

static int childStatus()
{
    int status = 0;
    wait(&status);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

// The child counts when it has a unit of each; the parent when both are gone, and at last.
static int roundtrip(int set, long* value)
{
    if (fork() == 0) {
        sembuf both[]{{0, -2, 0}, {1, -1, 0}};
        if (semop(set, both, 2) != 0)
            _exit(1);
        ++*value;
        _exit(change(set, 0, 3));
    }
    ++*value;
    unsigned short given[]{2, 1};
    if (semctl(set, 0, SETALL, given) != 0 || change(set, 1, 0) != 0 || change(set, 0, -3) != 0)
        return 1;
    ++*value;
    return *value == 3 ? childStatus() : 2;
}

static int full(int set)
{
    if (change(set, 0, -1, IPC_NOWAIT) != -1 || errno != EAGAIN)
        return 1;
    if (semctl(set, 0, SETVAL, 32767) != 0 || change(set, 0, 1) != -1 || errno != ERANGE)
        return 2;
    sembuf take{1, -1, 0};
    timespec soon{0, 100'000'000}; // nobody posts: it ends by the clock
    if (semtimedop(set, &take, 1, &soon) != -1 || errno != EAGAIN)
        return 3;
    return semctl(set, 0, GETVAL) == 32767 ? 0 : 4;
}

static int death(int set, long* value)
{
    if (semctl(set, 0, SETVAL, 1) != 0)
        return 1;
    if (fork() == 0) {
        if (change(set, 0, -1, SEM_UNDO) != 0)
            _exit(1);
        *value = 7;
        _exit(change(set, 1, 1)); // and takes the unit of the other along
    }
    if (change(set, 1, -1) != 0 || change(set, 0, -1) != 0 || *value != 7)
        return 2;
    return childStatus();
}

int main(int, char* argv[])
{
    auto* value = static_cast<long*>(
        mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    crosstalk::watch("value", *value);
    const int set = semget(IPC_PRIVATE, 2, IPC_CREAT | 0600);
    if (set == -1)
        return 98;
    const int result = argv[2][0] == 'r'   ? roundtrip(set, value)
                       : argv[2][0] == 'f' ? full(set)
                                           : death(set, value);
    return semctl(set, 0, IPC_RMID) == 0 ? result : 97;
}
