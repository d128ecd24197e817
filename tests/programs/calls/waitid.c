#include "call.h"
int main(void)
{
    siginfo_t info = {0};
    pid_t child = fork();
    if (child == 0)
        _exit(8);
    must(waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT) == 0 && info.si_pid == child);
    must(waitid(P_PID, (id_t)child, &info, WEXITED) == 0);
    printf("%d %d\n", info.si_status, info.si_code == CLD_EXITED);
    return 0;
}
