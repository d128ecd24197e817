#include "call.h"
int main(void)
{
    int ends[2];
    must(pipe(ends) == 0);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        signal(SIGPIPE, SIG_DFL);
        for (;;)
            must(write(ends[1], "y", 1) == 1);
    }
    close(ends[1]);
    close(ends[0]);
    printf("%d\n", ended(child)); // 141
    return 0;
}
