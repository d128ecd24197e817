// verdict: deadlock P1 P2
// The child waits for an end of file that its parent holds up by waiting for the child.
#include "verdict.h"

int main(void)
{
    int ends[2];
    if (pipe(ends) != 0)
        return 3;
    if (fork() == 0) {
        close(ends[1]);
        char bytes[8];
        while (read(ends[0], bytes, sizeof bytes) > 0) {
        }
        _exit(0);
    }
    close(ends[0]);
    if (write(ends[1], "hello", 5) != 5)
        return 3;
    return finish();
}
