// verdict: none
// Who writes is a program that nobody watches: it may answer at any time.
#include "verdict.h"

int main(void)
{
    int ends[2];
    char byte = 0;
    if (pipe(ends) != 0)
        return 3;
    if (fork() == 0) {
        dup2(ends[1], STDOUT_FILENO);
        execl("/bin/sh", "sh", "-c", "sleep 0.6; echo", (char*)0);
        _exit(3);
    }
    close(ends[1]);
    return read(ends[0], &byte, 1) != 1 || finish();
}
