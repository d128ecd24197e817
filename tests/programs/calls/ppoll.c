#include "call.h"
#include <poll.h>
static volatile int seen;
static void note(int number)
{
    seen = number;
}
int main(void)
{
    int ends[2];
    sigset_t blocked, none;
    must(pipe(ends) == 0);
    sigemptyset(&none);
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGUSR1);
    sigprocmask(SIG_BLOCK, &blocked, NULL);
    signal(SIGUSR1, note);
    must(kill(getpid(), SIGUSR1) == 0); // waits until ppoll lets it in
    struct pollfd wait = {.fd = ends[0], .events = POLLIN};
    must(ppoll(&wait, 1, NULL, &none) == -1);
    printf("%s %d\n", strerrorname_np(errno), seen == SIGUSR1);
    return 0;
}
