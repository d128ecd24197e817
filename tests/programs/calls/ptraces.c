#include "call.h"
#include <sys/ptrace.h>
int main(void)
{
    pid_t child = fork();
    if (child == 0)
        _exit(ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0 ? 0 : errno); // alone it may
    int status = 0;
    must(waitpid(child, &status, 0) == child);
    return 0;
}
