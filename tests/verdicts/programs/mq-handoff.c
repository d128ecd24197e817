// verdict: none
// A message in a POSIX queue says that it is written.
#include "verdict.h"
#include <mqueue.h>

struct bank
{
    long balance;
};

int main(int argc, char* argv[])
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    struct mq_attr attributes = {0, 2, 8, 0, {0}};
    const mqd_t queue = mq_open(argv[argc - 1], O_CREAT | O_EXCL | O_RDWR, 0600, &attributes);
    mq_unlink(argv[argc - 1]);
    char text[8] = "";
    if (fork() == 0) {
        bank->balance = 7;
        _exit(!(mq_send(queue, text, 1, 0) == 0));
    }
    if (!(mq_receive(queue, text, sizeof text, 0) == 1))
        return 3;
    const long seen = bank->balance;
    return finish() || seen == 5;
}
