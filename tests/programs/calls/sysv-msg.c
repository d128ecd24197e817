#include "call.h"
#include <sys/msg.h>
struct letter
{
    long type;
    char text[8];
};
int main(void)
{
    struct letter letter = {.type = 2};
    int queue = msgget(IPC_PRIVATE, IPC_CREAT | 0600);
    must(queue >= 0);
    pid_t child = fork();
    if (child == 0) {
        struct letter out = {.type = 2, .text = "sysv"};
        must(msgsnd(queue, &out, 5, 0) == 0);
        _exit(0);
    }
    must(msgrcv(queue, &letter, sizeof letter.text, 2, 0) == 5);
    must(msgrcv(queue, &letter, 8, 1, IPC_NOWAIT) == -1 && errno == ENOMSG);
    printf("%s %d\n", letter.text, ended(child));
    return msgctl(queue, IPC_RMID, NULL);
}
