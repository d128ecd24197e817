#include "call.h"
int main(void)
{
    int ends[2];
    char text[5] = "";
    must(pipe(ends) == 0);
    pid_t child = fork();
    if (child == 0) {
        must(dup2(ends[1], STDOUT_FILENO) == STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        must(write(STDOUT_FILENO, "dup2", 4) == 4);
        _exit(0);
    }
    close(ends[1]);
    readAll(ends[0], text, 4);
    printf("%s %d\n", text, ended(child));
    must(dup2(ends[0], ends[0]) == ends[0]); // nothing happens
    must(dup2(999, 5) == -1 && errno == EBADF);
    return 0;
}
