// Conformance of Boost.Interprocess' message_queue: roundtrip, full, death. Ends with 0 if it did
// what it promises.
#include <boost/interprocess/ipc/message_queue.hpp>

#include <csignal>
#include <cstring>
#include <sys/wait.h>
#include <unistd.h>

using boost::interprocess::message_queue;

const size_t longest = 1 << 20;
static char block[longest];

static bool receives(message_queue& queue, size_t size, unsigned priority)
{
    size_t got = 0;
    unsigned of = 99;
    queue.receive(block, longest, got, of);
    return got == size && of == priority;
}

static int childStatus()
{
    int status = 0;
    wait(&status);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

static int roundtrip(message_queue& queue)
{
    if (fork() == 0) {
        memset(block, 'x', sizeof block);
        queue.send(block, 1, 0);
        queue.send(block, longest, 0);
        queue.send(block, 0, 0);
        _exit(0);
    }
    if (!receives(queue, 1, 0) || !receives(queue, longest, 0) || !receives(queue, 0, 0))
        return 2;
    if (childStatus() != 0)
        return 3;
    queue.send(block, 3, 1);
    queue.send(block, 5, 7);
    return receives(queue, 5, 7) && receives(queue, 3, 1) ? 0 : 4;
}

static int full(message_queue& queue)
{
    size_t filled = 0;
    while (queue.try_send(block, 8, 2))
        ++filled;
    if (filled != queue.get_max_msg())
        return 1;
    if (fork() == 0) {
        queue.send(block, 9, 1); // sleeps until there is room
        _exit(0);
    }
    for (; filled > 0; --filled)
        if (!receives(queue, 8, 2))
            return 2;
    if (!receives(queue, 9, 1) || childStatus() != 0)
        return 3;
    size_t got = 0;
    unsigned priority = 0;
    return queue.try_receive(block, longest, got, priority) ? 4 : 0;
}

static int death(message_queue& queue)
{
    if (fork() == 0) {
        queue.send(block, 8, 3);
        kill(getpid(), SIGKILL);
    }
    if (childStatus() != 99 || !receives(queue, 8, 3))
        return 1;
    if (fork() == 0)
        _exit(receives(queue, 2, 0) ? 0 : 1);
    queue.send(block, 2, 0);
    if (childStatus() != 0)
        return 2;
    queue.send(block, 2, 0);
    return receives(queue, 2, 0) ? 0 : 3;
}

int main(int, char* argv[])
{
    message_queue queue(boost::interprocess::create_only, argv[1] + 1, 4, longest);
    const int result = argv[2][0] == 'r'   ? roundtrip(queue)
                       : argv[2][0] == 'f' ? full(queue)
                                           : death(queue);
    message_queue::remove(argv[1] + 1);
    return result;
}
