#include "call.h"
#include <sys/mman.h>
int main(void)
{
    int fd = memfd_create("scratch", MFD_CLOEXEC);
    must(fd >= 0 && ftruncate(fd, 4096) == 0);
    int* shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    must(shared != MAP_FAILED);
    pid_t child = fork();
    if (child == 0) {
        *shared = 9;
        _exit(0);
    }
    must(ended(child) == 0);
    printf("%d\n", *shared);
    return 0;
}
