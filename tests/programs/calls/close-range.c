#include "call.h"
int main(void)
{
    int ends[2];
    char byte;
    must(pipe(ends) == 0);
    pid_t child = fork();
    if (child == 0) {
        must(close_range((unsigned)ends[0], ~0U, 0) == 0);
        must(write(ends[1], "x", 1) == -1 && errno == EBADF);
        _exit(0);
    }
    must(ended(child) == 0);
    close(ends[1]);
    printf("%zd\n", read(ends[0], &byte, 1));
    return 0;
}
