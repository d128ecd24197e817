// verdict: deadlock P1 P2
// One reads, one selects; neither has spoken.
#include "verdict.h"
#include <sys/select.h>

int main(void)
{
    int down[2], up[2];
    if (pipe(down) != 0 || pipe(up) != 0)
        return 3;
    char byte = 0;
    if (fork() == 0) {
        close(down[1]);
        close(up[0]);
        if (read(down[0], &byte, 1) != 1 || write(up[1], &byte, 1) != 1)
            _exit(3);
        _exit(0);
    }
    close(down[0]);
    close(up[1]);
    fd_set heard;
    FD_ZERO(&heard);
    FD_SET(up[0], &heard);
    if (select(up[0] + 1, &heard, 0, 0, 0) != 1 || write(down[1], &byte, 1) != 1)
        return 3;
    return finish();
}
