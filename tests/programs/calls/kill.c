#include "call.h"
static volatile sig_atomic_t seen;
static void note(int number)
{
    seen = number;
}
int main(void)
{
    sigset_t none, one;
    sigemptyset(&none);
    sigemptyset(&one);
    sigaddset(&one, SIGUSR1);
    sigprocmask(SIG_BLOCK, &one, NULL);
    signal(SIGUSR1, note);
    pid_t child = fork();
    if (child == 0) {
        must(kill(getppid(), SIGUSR1) == 0);
        _exit(0);
    }
    while (seen == 0)
        sigsuspend(&none);
    printf("%d %d\n", seen == SIGUSR1, ended(child));
    return 0;
}
