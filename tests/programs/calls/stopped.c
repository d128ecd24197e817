#include "call.h"
int main(void)
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        raise(SIGSTOP);
        _exit(4);
    }
    must(waitpid(child, &status, WUNTRACED) == child && WIFSTOPPED(status));
    must(kill(child, SIGCONT) == 0);
    must(waitpid(child, &status, WCONTINUED) == child && WIFCONTINUED(status));
    printf("%d\n", ended(child));
    return 0;
}
