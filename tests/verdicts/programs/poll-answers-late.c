// verdict: none
// The other thinks for a while before it speaks.
#include "verdict.h"
#include <poll.h>

int main(void)
{
    int down[2], up[2];
    if (pipe(down) != 0 || pipe(up) != 0)
        return 3;
    char byte = 0;
    if (fork() == 0) {
        close(down[1]);
        close(up[0]);
        nap(300);
        if (write(up[1], &byte, 1) != 1)
            _exit(3);
        _exit(0);
    }
    close(down[0]);
    close(up[1]);
    struct pollfd heard[2] = {{up[0], POLLIN, 0}, {down[1], 0, 0}};
    if (poll(heard, 2, -1) < 1)
        return 3;
    return finish();
}
