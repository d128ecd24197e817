#include "call.h"
#include <sys/eventfd.h>
int main(void)
{
    eventfd_t count = 0;
    int fd = eventfd(2, 0);
    must(fd >= 0);
    pid_t child = fork();
    if (child == 0) {
        must(eventfd_write(fd, 5) == 0);
        _exit(0);
    }
    must(ended(child) == 0 && eventfd_read(fd, &count) == 0);
    printf("%d\n", (int)count);
    return 0;
}
