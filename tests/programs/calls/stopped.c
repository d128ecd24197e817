#include "call.h"
int main(void)
{
    int status = 0;
    int gate[2];
    char byte;
    must(pipe(gate) == 0);
    pid_t child = fork();
    if (child == 0) {
        raise(SIGSTOP);
        must(read(gate[0], &byte, 1) == 1); // once ended it could not be seen to have gone on
        _exit(4);
    }
    must(waitpid(child, &status, WUNTRACED) == child && WIFSTOPPED(status));
    must(kill(child, SIGCONT) == 0);
    must(waitpid(child, &status, WCONTINUED) == child && WIFCONTINUED(status));
    must(write(gate[1], "x", 1) == 1);
    printf("%d\n", ended(child));
    return 0;
}
