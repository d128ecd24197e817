// verdict: none
// A message in a System V queue says that it is written.
#include "verdict.h"
#include <sys/msg.h>

struct bank
{
    long balance;
};

struct message
{
    long type;
    char text[8];
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    const int queue = msgget(IPC_PRIVATE, 0600);
    struct message message = {1, ""};
    if (fork() == 0) {
        bank->balance = 7;
        _exit(!(msgsnd(queue, &message, 1, 0) == 0));
    }
    if (!(msgrcv(queue, &message, sizeof message.text, 1, 0) == 1 && msgctl(queue, IPC_RMID, 0) == 0))
        return 3;
    const long seen = bank->balance;
    return finish() || seen == 5;
}
