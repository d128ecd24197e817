// Conformance of System V message queues: roundtrip, full, death. Ends with 0 if the kernel did
// what it promises.
#include <cerrno>
#include <csignal>
#include <cstring>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>

const size_t longest = 8192; // msgmax
static struct
{
    long type;
    char text[longest];
} message;

static bool sends(int queue, size_t size, long type, int flags = 0)
{
    message.type = type;
    return msgsnd(queue, &message, size, flags) == 0;
}

static bool receives(int queue, size_t size, long wanted, long type)
{
    return msgrcv(queue, &message, longest, wanted, 0) == ssize_t(size) && message.type == type;
}

static int childStatus()
{
    int status = 0;
    wait(&status);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

static int roundtrip(int queue)
{
    if (fork() == 0) {
        memset(message.text, 'x', longest);
        _exit(sends(queue, 1, 1) && sends(queue, longest, 1) && sends(queue, 0, 1) ? 0 : 1);
    }
    if (!receives(queue, 1, 0, 1) || !receives(queue, longest, 0, 1) || !receives(queue, 0, 0, 1))
        return 2;
    if (childStatus() != 0 || !sends(queue, 3, 3) || !sends(queue, 4, 4) || !sends(queue, 5, 2))
        return 3;
    return receives(queue, 4, 4, 4) && receives(queue, 5, -3, 2) && receives(queue, 3, 0, 3) ? 0
                                                                                             : 4;
}

static int full(int queue)
{
    msqid_ds limits;
    msgctl(queue, IPC_STAT, &limits);
    size_t filled = 0;
    while (sends(queue, 4096, 1, IPC_NOWAIT))
        ++filled;
    if (errno != EAGAIN || filled != limits.msg_qbytes / 4096)
        return 1;
    if (fork() == 0)
        _exit(sends(queue, 4000, 2) ? 0 : 1); // sleeps until there is room
    for (; filled > 0; --filled)
        if (!receives(queue, 4096, 1, 1))
            return 2;
    return receives(queue, 4000, 2, 2) ? childStatus() : 3;
}

static int death(int queue)
{
    if (fork() == 0) {
        sends(queue, 8, 3);
        kill(getpid(), SIGKILL);
    }
    if (childStatus() != 99 || !receives(queue, 8, 0, 3))
        return 1;
    if (fork() == 0)
        _exit(receives(queue, 2, 0, 1) ? 0 : 1);
    if (!sends(queue, 2, 1) || childStatus() != 0)
        return 2;
    return sends(queue, 2, 1) && receives(queue, 2, 0, 1) ? 0 : 3;
}

// Death leaves the queue behind: whoever ran the program is to remove it.
int main(int, char* argv[])
{
    const int queue = msgget(IPC_PRIVATE, IPC_CREAT | 0600);
    if (queue == -1)
        return 98;
    if (argv[2][0] == 'd')
        return death(queue);
    const int result = argv[2][0] == 'r' ? roundtrip(queue) : full(queue);
    return msgctl(queue, IPC_RMID, nullptr) == 0 ? result : 97;
}
