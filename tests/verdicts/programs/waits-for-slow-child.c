// verdict: none
// The same, closed in time; and the child takes its time.
#include "verdict.h"

int main(void)
{
    int ends[2];
    char byte = 0;
    if (pipe(ends) != 0)
        return 3;
    if (fork() == 0) {
        close(ends[1]);
        const long got = read(ends[0], &byte, 1);
        nap(400);
        _exit(got != 0);
    }
    close(ends[1]);
    return finish();
}
