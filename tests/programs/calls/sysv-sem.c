#include "call.h"
#include <sys/sem.h>
int main(void)
{
    int set = semget(IPC_PRIVATE, 2, IPC_CREAT | 0600);
    must(set >= 0 && semctl(set, 0, SETVAL, 0) == 0 && semctl(set, 1, SETVAL, 3) == 0);
    pid_t child = fork();
    if (child == 0) {
        struct sembuf give = {.sem_num = 0, .sem_op = 2};
        must(semop(set, &give, 1) == 0);
        _exit(0);
    }
    struct sembuf take[2] = {{.sem_num = 0, .sem_op = -2}, {.sem_num = 1, .sem_op = -1}};
    must(semop(set, take, 2) == 0); // sleeps until the child has given
    must(ended(child) == 0);
    printf("%d %d\n", semctl(set, 0, GETVAL), semctl(set, 1, GETVAL));
    return semctl(set, 0, IPC_RMID);
}
