#include "call.h"
#include <sys/file.h>
int main(void)
{
    char path[] = "/tmp/crosstalk-call-flock.XXXXXX";
    int fd = mkstemp(path);
    must(fd >= 0 && flock(fd, LOCK_EX) == 0);
    pid_t child = fork();
    if (child == 0) {
        int other = open(path, O_RDWR);
        must(flock(other, LOCK_EX | LOCK_NB) == -1 && errno == EWOULDBLOCK);
        _exit(5);
    }
    int code = ended(child);
    must(flock(fd, LOCK_UN) == 0 && unlink(path) == 0);
    printf("%d\n", code);
    return 0;
}
