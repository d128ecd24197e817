// Conformance of POSIX message queues: roundtrip, full, death. Ends with 0 if the kernel did what
// it promises.
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <mqueue.h>
#include <sys/wait.h>
#include <unistd.h>

const long longest = 8192; // msgsize_max
static char block[longest];

static bool sends(mqd_t queue, size_t size, unsigned priority)
{
    return mq_send(queue, block, size, priority) == 0;
}

static bool receives(mqd_t queue, size_t size, unsigned priority)
{
    unsigned got = 99;
    return mq_receive(queue, block, sizeof block, &got) == ssize_t(size) && got == priority;
}

static int childStatus()
{
    int status = 0;
    wait(&status);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

static int roundtrip(mqd_t queue)
{
    if (fork() == 0) {
        memset(block, 'x', sizeof block);
        _exit(sends(queue, 1, 0) && sends(queue, longest, 0) && sends(queue, 0, 0) ? 0 : 1);
    }
    if (!receives(queue, 1, 0) || !receives(queue, longest, 0) || !receives(queue, 0, 0))
        return 2;
    if (childStatus() != 0 || !sends(queue, 3, 1) || !sends(queue, 4, 1) || !sends(queue, 5, 7))
        return 3;
    return receives(queue, 5, 7) && receives(queue, 3, 1) && receives(queue, 4, 1) ? 0 : 4;
}

static int full(mqd_t queue)
{
    mq_attr attributes;
    mq_getattr(queue, &attributes);
    attributes.mq_flags = O_NONBLOCK;
    mq_setattr(queue, &attributes, nullptr);
    long filled = 0;
    while (sends(queue, 8, 2))
        ++filled;
    if (errno != EAGAIN || filled != attributes.mq_maxmsg)
        return 1;
    attributes.mq_flags = 0;
    mq_setattr(queue, &attributes, nullptr);
    if (fork() == 0)
        _exit(sends(queue, 9, 1) ? 0 : 1); // sleeps until there is room
    for (; filled > 0; --filled)
        if (!receives(queue, 8, 2))
            return 2;
    return receives(queue, 9, 1) ? childStatus() : 3;
}

// A queue outlives who sends and who receives; what a dead sender sent stays.
static int death(mqd_t queue)
{
    if (fork() == 0) {
        sends(queue, 8, 3);
        kill(getpid(), SIGKILL);
    }
    if (childStatus() != 99 || !receives(queue, 8, 3))
        return 1;
    if (fork() == 0)
        _exit(receives(queue, 2, 0) ? 0 : 1); // the receiver ends, and takes one message along
    if (!sends(queue, 2, 0) || childStatus() != 0)
        return 2;
    return sends(queue, 2, 0) && receives(queue, 2, 0) ? 0 : 3;
}

int main(int, char* argv[])
{
    mq_attr attributes{};
    attributes.mq_maxmsg = 4;
    attributes.mq_msgsize = longest;
    const mqd_t queue = mq_open(argv[1], O_RDWR | O_CREAT | O_EXCL, 0600, &attributes);
    if (queue == -1)
        return 98;
    if (mq_open(argv[1], O_RDWR | O_CREAT | O_EXCL, 0600, &attributes) != -1 || errno != EEXIST)
        return 97;
    const int result = argv[2][0] == 'r'   ? roundtrip(queue)
                       : argv[2][0] == 'f' ? full(queue)
                                           : death(queue);
    mq_unlink(argv[1]);
    mq_close(queue);
    return result;
}
