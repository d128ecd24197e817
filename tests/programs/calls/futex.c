#include "call.h"
#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/syscall.h>
int main(void)
{
    int* word = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    must(word != MAP_FAILED);
    pid_t child = fork();
    if (child == 0) {
        __atomic_store_n(word, 1, __ATOMIC_SEQ_CST);
        syscall(SYS_futex, word, FUTEX_WAKE, 1, NULL, NULL, 0);
        _exit(0);
    }
    while (__atomic_load_n(word, __ATOMIC_SEQ_CST) == 0)
        syscall(SYS_futex, word, FUTEX_WAIT, 0, NULL, NULL, 0);
    printf("%d %d\n", *word, ended(child));
    return 0;
}
