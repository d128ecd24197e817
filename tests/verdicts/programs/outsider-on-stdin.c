// verdict: none
// Two sleep, and the last of the chain waits for somebody who types, outside of this run.
#include "verdict.h"

int main(void)
{
    int ends[2], keyboard[2];
    char byte = 0;
    if (pipe(ends) != 0 || pipe(keyboard) != 0)
        return 3;
    if (fork() == 0) { // not compiled with taps: it types something in a while
        dup2(keyboard[1], STDOUT_FILENO);
        execl("/bin/sh", "sh", "-c", "sleep 0.6; echo", (char*)0);
        _exit(3);
    }
    close(keyboard[1]);
    if (fork() == 0) {
        close(ends[0]);
        _exit(read(keyboard[0], &byte, 1) != 1 || write(ends[1], &byte, 1) != 1);
    }
    close(ends[1]);
    return read(ends[0], &byte, 1) != 1 || finish();
}
