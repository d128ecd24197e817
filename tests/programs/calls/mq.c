#include "call.h"
#include <mqueue.h>
int main(void)
{
    char name[64];
    char text[16] = "";
    struct mq_attr limits = {.mq_maxmsg = 4, .mq_msgsize = 16};
    snprintf(name, sizeof name, "/crosstalk-call-mq.%d", getpid());
    mqd_t queue = mq_open(name, O_RDWR | O_CREAT, 0600, &limits);
    must(queue >= 0);
    pid_t child = fork();
    if (child == 0) {
        must(mq_send(queue, "low", 4, 1) == 0 && mq_send(queue, "high", 5, 9) == 0);
        _exit(0);
    }
    must(ended(child) == 0);
    unsigned priority = 0;
    must(mq_receive(queue, text, sizeof text, &priority) == 5);
    printf("%s %u ", text, priority);
    must(mq_receive(queue, text, sizeof text, NULL) == 4);
    puts(text);
    must(mq_close(queue) == 0);
    return mq_unlink(name);
}
