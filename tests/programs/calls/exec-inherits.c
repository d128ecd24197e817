#include "call.h"
int main(int count, char** arguments)
{
    int ends[2];
    char byte;
    char number[12];
    if (count > 1) { // after exec: the write end is still there, the one for reading is not
        int fd = atoi(arguments[1]);
        must(write(fd, "i", 1) == 1 && fcntl(fd - 1, F_GETFD) == -1);
        return 2;
    }
    must(pipe(ends) == 0 && fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0);
    snprintf(number, sizeof number, "%d", ends[1]);
    pid_t child = fork();
    if (child == 0) {
        execl("/proc/self/exe", "again", number, (char*)NULL);
        _exit(127);
    }
    must(read(ends[0], &byte, 1) == 1);
    printf("%c %d\n", byte, ended(child));
    return 0;
}
