#include "call.h"
#include <sys/mman.h>
int main(void)
{
    int* shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    must(shared != MAP_FAILED);
    pid_t child = fork();
    if (child == 0) {
        *shared = 42;
        _exit(0);
    }
    must(ended(child) == 0);
    printf("%d\n", *shared);
    return munmap(shared, 4096);
}
