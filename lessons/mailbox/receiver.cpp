// Takes letters out of a mailbox, a POSIX message queue,
// and works on each until the empty one has come.
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>

#include <cstdio>
#include <fcntl.h>
#include <mqueue.h>

using namespace crosstalk;

char letter[64];

int main(int, char* argv[])
{
    mq_attr box{};
    box.mq_maxmsg = 4; // slots
    box.mq_msgsize = sizeof letter;
    mqd_t mailbox = mq_open(argv[1], O_CREAT | O_RDONLY, 0600, &box);

    unsigned priority;
    ssize_t n;
    while ((n = mq_receive(mailbox, letter, sizeof letter, &priority)) > 0)
        compute(param("work") * 1000);

    mq_unlink(argv[1]);
    if (n == -1) {
        std::perror("receiver");
        return 4;
    }
}
