#include "call.h"
#include <sys/select.h>
int main(void)
{
    int ends[2];
    char byte;
    must(pipe(ends) == 0);
    pid_t child = fork();
    if (child == 0) {
        must(write(ends[1], "s", 1) == 1);
        _exit(0);
    }
    fd_set readable;
    FD_ZERO(&readable);
    FD_SET(ends[0], &readable);
    must(select(ends[0] + 1, &readable, NULL, NULL, NULL) == 1);
    must(FD_ISSET(ends[0], &readable) && read(ends[0], &byte, 1) == 1);
    FD_SET(ends[0], &readable);
    must(pselect(ends[0] + 1, &readable, NULL, NULL, &(struct timespec){0, 1000}, NULL) == 0);
    printf("%c %d\n", byte, ended(child));
    return 0;
}
