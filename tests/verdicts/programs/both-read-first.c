// verdict: deadlock P1 P2
// Each waits for the other to speak first.
#include "verdict.h"

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
    if (read(up[0], &byte, 1) != 1 || write(down[1], &byte, 1) != 1)
        return 3;
    return finish();
}
