#include "call.h"
#include <sys/mman.h>
int main(void)
{
    char name[64];
    snprintf(name, sizeof name, "/crosstalk-call-shm.%d", getpid());
    int fd = shm_open(name, O_RDWR | O_CREAT, 0600);
    must(fd >= 0 && ftruncate(fd, 4096) == 0);
    pid_t child = fork();
    if (child == 0) {
        int* there = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        *there = 7;
        _exit(0);
    }
    must(ended(child) == 0);
    int* here = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    printf("%d\n", *here);
    return shm_unlink(name);
}
