#include "call.h"
int main(void)
{
    sigset_t set;
    siginfo_t info;
    sigemptyset(&set);
    sigaddset(&set, SIGRTMIN);
    sigprocmask(SIG_BLOCK, &set, NULL);
    must(sigtimedwait(&set, &info, &(struct timespec){0, 1000}) == -1 && errno == EAGAIN);
    must(sigqueue(getpid(), SIGRTMIN, (union sigval){.sival_int = 17}) == 0);
    must(sigwaitinfo(&set, &info) == SIGRTMIN);
    printf("%d\n", info.si_value.sival_int);
    return 0;
}
