#include "call.h"
#include <sys/signalfd.h>
int main(void)
{
    sigset_t set;
    struct signalfd_siginfo info;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    sigprocmask(SIG_BLOCK, &set, NULL);
    int fd = signalfd(-1, &set, 0);
    pid_t child = fork();
    if (child == 0) {
        must(kill(getppid(), SIGUSR2) == 0);
        _exit(0);
    }
    must(read(fd, &info, sizeof info) == sizeof info);
    printf("%d %d\n", info.ssi_signo == SIGUSR2, ended(child));
    return 0;
}
