// verdict: deadlock P1 P2
// One System V queue, two types of message, and each waits for the type that the other one sends.
#include "verdict.h"
#include <sys/msg.h>

struct message
{
    long type;
    char text[8];
};

static int receive(int queue, long type)
{
    struct message message;
    return msgrcv(queue, &message, sizeof message.text, type, 0) == 1;
}

static int send_one(int queue, long type)
{
    const struct message message = {type, ""};
    return msgsnd(queue, &message, 1, 0) == 0;
}

int main(void)
{
    const int queue = msgget(IPC_PRIVATE, 0600);
    if (fork() == 0)
        _exit(!(receive(queue, 1) && send_one(queue, 2)));
    if (!(receive(queue, 2) && send_one(queue, 1)))
        return 3;
    return finish();
}
