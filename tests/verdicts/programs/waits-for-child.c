// verdict: deadlock P1 P2
// A parent waits for its child, which waits for an end of file that the parent holds back.
#include "verdict.h"

int main(void)
{
    int ends[2];
    char byte = 0;
    if (pipe(ends) != 0)
        return 3;
    if (fork() == 0) {
        close(ends[1]);
        _exit(read(ends[0], &byte, 1) != 0);
    }
    return finish();
}
