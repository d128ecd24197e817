#include "call.h"
int main(void)
{
    int ends[2];
    char byte;
    must(pipe(ends) == 0);
    pid_t child = fork();
    if (child == 0) {
        if (fork() == 0) { // its parent does not wait for it
            usleep(20000);
            must(write(ends[1], "o", 1) == 1);
            _exit(0);
        }
        _exit(0);
    }
    must(ended(child) == 0 && read(ends[0], &byte, 1) == 1);
    printf("%c\n", byte);
    return 0;
}
