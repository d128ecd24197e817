// verdict: deadlock P1 P2
// Both write more than a pipe holds before they read.
#include "verdict.h"

static char block[200000];

int main(void)
{
    int down[2], up[2];
    if (pipe(down) != 0 || pipe(up) != 0)
        return 3;
    if (fork() == 0) {
        close(down[1]);
        close(up[0]);
        if (write(up[1], block, sizeof block) < 0 || read(down[0], block, sizeof block) < 0)
            _exit(3);
        _exit(0);
    }
    close(down[0]);
    close(up[1]);
    if (write(down[1], block, sizeof block) < 0 || read(up[0], block, sizeof block) < 0)
        return 3;
    return finish();
}
