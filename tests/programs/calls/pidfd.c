#include "call.h"
#include <poll.h>
#include <sys/syscall.h>
int main(void)
{
    pid_t child = fork();
    if (child == 0)
        for (;;)
            pause();
    int fd = (int)syscall(SYS_pidfd_open, child, 0);
    must(fd >= 0 && syscall(SYS_pidfd_send_signal, fd, SIGTERM, NULL, 0) == 0);
    struct pollfd wait = {.fd = fd, .events = POLLIN};
    must(poll(&wait, 1, -1) == 1);
    printf("%d\n", ended(child));
    return 0;
}
