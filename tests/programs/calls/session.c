#include "call.h"
int main(void)
{
    int ends[2];
    char byte;
    must(pipe(ends) == 0);
    pid_t child = fork();
    if (child == 0) {
        must(setsid() == getpid() && write(ends[1], "s", 1) == 1);
        _exit(1);
    }
    must(read(ends[0], &byte, 1) == 1);
    printf("%c %d\n", byte, ended(child));
    return 0;
}
