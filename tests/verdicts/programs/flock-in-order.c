// verdict: none
// Two files, locked in the same order.
#include "verdict.h"

int main(int argc, char* argv[])
{
    int ends[2][2];
    if (pipe(ends[0]) != 0 || pipe(ends[1]) != 0)
        return 3;
    for (int me = 0; me < 2; ++me)
        if (fork() == 0) {
            const int files[2] = {shm_open(argv[argc - 1], O_RDWR | O_CREAT, 0600),
                                  shm_open(argv[argc - 2], O_RDWR | O_CREAT, 0600)};
            char byte = 0;
            flock(files[0], LOCK_EX);
            nap(20 + byte);
            flock(files[1], LOCK_EX);
            flock(files[0], LOCK_UN);
            flock(files[1], LOCK_UN);
            _exit(0);
        }
    return finish();
}
