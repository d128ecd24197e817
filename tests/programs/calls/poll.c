#include "call.h"
#include <poll.h>
int main(void)
{
    int ends[2];
    char byte;
    must(pipe(ends) == 0);
    pid_t child = fork();
    if (child == 0) {
        must(write(ends[1], "p", 1) == 1);
        _exit(0);
    }
    struct pollfd wait = {.fd = ends[0], .events = POLLIN};
    must(poll(&wait, 1, -1) == 1 && read(ends[0], &byte, 1) == 1);
    must(poll(&wait, 1, 0) == 0);
    printf("%c %d\n", byte, ended(child));
    return 0;
}
