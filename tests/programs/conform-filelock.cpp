// Conformance of locks on files: roundtrip (flock, fcntl, lockf), full (held by the other), death.
#include <cerrno>
#include <crosstalk/kit.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static int exitOfChild()
{
    int status = 0;
    wait(&status);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 9;
}

static int byRange(int file, short type, int command)
{
    struct flock range
    {
    };
    range.l_type = type;
    range.l_whence = SEEK_SET;
    range.l_len = 8;
    return fcntl(file, command, &range);
}

static void deposit(int file, long* value, int way)
{
    way == 0   ? flock(file, LOCK_EX)
    : way == 1 ? byRange(file, F_WRLCK, F_SETLKW)
               : lockf(file, F_LOCK, 8);
    ++*value;
    way == 0   ? flock(file, LOCK_UN)
    : way == 1 ? byRange(file, F_UNLCK, F_SETLK)
               : lockf(file, F_ULOCK, 8);
}

static int roundtrip(const char* name, long* values)
{
    const pid_t child = fork();
    const int file = shm_open(name, O_RDWR | O_CREAT, 0600);
    for (int way = 0; way < 3; ++way)
        for (int i = 0; i < 5; ++i)
            deposit(file, &values[way == 0 ? 0 : 1], way);
    if (child == 0)
        _exit(0);
    const int other = exitOfChild();
    return other == 0 && values[0] == 10 && values[1] == 20 ? 0 : 1;
}

static int full(const char* name)
{
    const int file = shm_open(name, O_RDWR | O_CREAT, 0600);
    flock(file, LOCK_EX);
    byRange(file, F_WRLCK, F_SETLK);
    if (fork() == 0) {
        const int own = shm_open(name, O_RDWR, 0600);
        const bool one = flock(own, LOCK_EX | LOCK_NB) == -1 && errno == EWOULDBLOCK;
        const bool other = byRange(own, F_RDLCK, F_SETLK) == -1 && errno == EAGAIN;
        _exit(one && other ? 0 : 1);
    }
    const int other = exitOfChild();
    close(file); // lets go of both
    const int again = shm_open(name, O_RDWR, 0600);
    return other != 0 ? other : flock(again, LOCK_EX | LOCK_NB);
}

static int death(const char* name, long* values)
{
    int ready[2];
    if (pipe(ready) != 0)
        return 3;
    if (fork() == 0) {
        const int file = shm_open(name, O_RDWR | O_CREAT, 0600);
        flock(file, LOCK_EX);
        if (write(ready[1], "!", 1) != 1)
            _exit(3);
        values[0] = 7;
        _exit(0); // holding it
    }
    char byte;
    const int file = shm_open(name, O_RDWR | O_CREAT, 0600);
    if (read(ready[0], &byte, 1) != 1 || flock(file, LOCK_EX) != 0)
        return 1;
    const long seen = values[0];
    return seen == 7 ? exitOfChild() : 1;
}

int main(int, char* argv[])
{
    auto* values = static_cast<long*>(
        mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    crosstalk::watch("flocked", values[0]);
    crosstalk::watch("ranged", values[1]);
    switch (argv[2][0]) {
    case 'r':
        return roundtrip(argv[1], values);
    case 'f':
        return full(argv[1]);
    default:
        return death(argv[1], values);
    }
}
