// verdict: none
// The heir of the lock ends, and the lock with him.
#include "verdict.h"

int main(int argc, char* argv[])
{
    int ends[2];
    if (pipe(ends) != 0)
        return 3;
    const int file = shm_open(argv[argc - 1], O_RDWR | O_CREAT, 0600);
    flock(file, LOCK_EX);
    if (fork() == 0) {
        close(ends[1]);
        nap(400);
        _exit(0);
    }
    close(file);
    close(ends[0]);
    if (fork() == 0) {
        const int mine = shm_open(argv[argc - 1], O_RDWR, 0600);
        flock(mine, LOCK_EX);
        _exit(0);
    }
    close(ends[1]);
    return finish();
}
