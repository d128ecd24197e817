// A parent sends messages of two priorities, its child takes
// the most urgent one each time.
#include <crosstalk/kit.h>

#include <mqueue.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace crosstalk;

int main(int, char* argv[])
{
    mq_attr room{};
    room.mq_maxmsg = 4;
    room.mq_msgsize = 16;
    const mqd_t box = mq_open(argv[1], O_CREAT | O_RDWR, 0600, &room);
    if (box == mqd_t(-1))
        return 1;
    if (fork() == 0) {
        char letter[16];
        unsigned priority = 0;
        while (mq_receive(box, letter, sizeof letter, &priority) > 0 &&
               letter[0] != '.') {
        }
        return 0;
    }
    long sent = 0;
    do
        mq_send(box, "x", 1, unsigned(sent % 2));
    while (++sent < param("messages") || !param("messages"));
    mq_send(box, ".", 1, 0); // the last, as nothing is less urgent
    wait(nullptr);
}
