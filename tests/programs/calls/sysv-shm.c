#include "call.h"
#include <sys/shm.h>
int main(void)
{
    int id = shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600);
    int* shared = shmat(id, NULL, 0);
    must(id >= 0 && shared != (void*)-1);
    pid_t child = fork();
    if (child == 0) {
        *shared = 11;
        _exit(0);
    }
    must(ended(child) == 0);
    printf("%d\n", *shared);
    must(shmdt(shared) == 0 && shmctl(id, IPC_RMID, NULL) == 0);
    return 0;
}
