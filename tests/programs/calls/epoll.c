#include "call.h"
#include <sys/epoll.h>
int main(void)
{
    int ends[2];
    char byte;
    must(pipe(ends) == 0);
    int set = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN, .data = {.fd = ends[0]}};
    must(epoll_ctl(set, EPOLL_CTL_ADD, ends[0], &event) == 0);
    pid_t child = fork();
    if (child == 0) {
        must(write(ends[1], "e", 1) == 1);
        _exit(0);
    }
    must(epoll_wait(set, &event, 1, -1) == 1);
    must(read(event.data.fd, &byte, 1) == 1);
    printf("%c %d\n", byte, ended(child));
    return 0;
}
