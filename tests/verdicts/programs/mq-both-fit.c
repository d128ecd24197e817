// verdict: none
// Two queues for two messages each: both send two before they receive any.
#include "verdict.h"
#include <mqueue.h>

static char text[8];

/* Of two messages at most. */
static mqd_t queue_named(const char* name)
{
    struct mq_attr attributes = {0, 2, 8, 0, {0}};
    const mqd_t queue = mq_open(name, O_CREAT | O_EXCL | O_RDWR, 0600, &attributes);
    mq_unlink(name);
    return queue;
}

static int send_all(mqd_t queue, int count)
{
    for (int i = 0; i < count; ++i)
        if (mq_send(queue, text, 1, 0) != 0)
            return 0;
    return 1;
}

static int receive_all(mqd_t queue, int count)
{
    for (int i = 0; i < count; ++i)
        if (mq_receive(queue, text, sizeof text, 0) != 1)
            return 0;
    return 1;
}

int main(int argc, char* argv[])
{
    const mqd_t there = queue_named(argv[argc - 1]);
    const mqd_t back = queue_named(argv[argc - 2]);
    if (fork() == 0)
        _exit(!(send_all(back, 2) && receive_all(there, 2)));
    if (!(send_all(there, 2) && receive_all(back, 2)))
        return 3;
    return finish();
}
