#include "call.h"
int main(void)
{
    char path[] = "/tmp/crosstalk-call-lock.XXXXXX";
    struct flock range = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 10, .l_len = 5};
    int fd = mkstemp(path);
    must(fd >= 0 && fcntl(fd, F_SETLK, &range) == 0);
    pid_t child = fork();
    if (child == 0) {
        must(fcntl(fd, F_SETLK, &range) == -1 && (errno == EAGAIN || errno == EACCES));
        range.l_start = 20;
        must(fcntl(fd, F_SETLKW, &range) == 0);
        _exit(6);
    }
    printf("%d\n", ended(child));
    return unlink(path);
}
