#include "call.h"
#include <mqueue.h>
#include <time.h>
int main(void)
{
    char name[64];
    char text[16];
    struct mq_attr limits = {.mq_maxmsg = 1, .mq_msgsize = 16};
    struct timespec past = {1, 0};
    snprintf(name, sizeof name, "/crosstalk-call-mqt.%d", getpid());
    mqd_t queue = mq_open(name, O_RDWR | O_CREAT, 0600, &limits);
    must(queue >= 0);
    must(mq_timedreceive(queue, text, sizeof text, NULL, &past) == -1 && errno == ETIMEDOUT);
    must(mq_send(queue, "x", 1, 0) == 0);
    must(mq_timedsend(queue, "y", 1, 0, &past) == -1 && errno == ETIMEDOUT);
    puts("timed out twice");
    return mq_unlink(name);
}
