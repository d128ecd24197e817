// verdict: none
// Each polls, but one is woken by its own signal handler through a pipe.
#include "verdict.h"
#include <poll.h>
#include <signal.h>
#include <sys/time.h>

static int to_self[2];

static void wake(int signal)
{
    (void)signal;
    if (write(to_self[1], "!", 1) != 1)
        _exit(4);
}

int main(void)
{
    int down[2], up[2];
    if (pipe(down) != 0 || pipe(up) != 0)
        return 3;
    char byte = 0;
    if (fork() == 0) {
        close(down[1]);
        close(up[0]);
        struct pollfd heard = {down[0], POLLIN, 0};
        if (poll(&heard, 1, -1) != 1 || write(up[1], &byte, 1) != 1)
            _exit(3);
        _exit(0);
    }
    close(down[0]);
    close(up[1]);
    if (pipe(to_self) != 0)
        return 3;
    signal(SIGALRM, wake);
    const struct itimerval soon = {{0, 0}, {0, 300000}};
    setitimer(ITIMER_REAL, &soon, 0);
    struct pollfd heard[2] = {{up[0], POLLIN, 0}, {to_self[0], POLLIN, 0}};
    while (poll(heard, 2, -1) == -1 && errno == EINTR) {
    }
    if (write(down[1], &byte, 1) != 1)
        return 3;
    return finish();
}
