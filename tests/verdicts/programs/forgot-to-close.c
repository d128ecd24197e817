// verdict: deadlock P1
// The reader holds the write end itself: end of file never comes.
#include "verdict.h"

int main(void)
{
    int ends[2];
    if (pipe(ends) != 0)
        return 3;
    if (fork() == 0) {
        close(ends[0]);
        _exit(write(ends[1], "hello", 5) != 5);
    }
    char bytes[8];
    while (read(ends[0], bytes, sizeof bytes) > 0) {
    }
    return finish();
}
