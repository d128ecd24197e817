// Puts letters into a mailbox, a POSIX message queue. Every
// third letter is urgent, the empty one says: no more.
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <mqueue.h>

using namespace crosstalk;

char letter[64];

int main(int, char* argv[])
{
    mq_attr box{};
    box.mq_maxmsg = 4; // slots
    box.mq_msgsize = sizeof letter;
    mqd_t mailbox = mq_open(argv[1], O_CREAT | O_WRONLY, 0600, &box);

    long n = 0;
    do {
        bool urgent = ++n % 3 == 0;
        unsigned priority = urgent && choice("priority") == 1 ? 9 : 1;
        std::snprintf(letter, sizeof letter, "%s %ld", urgent ? "urgent" : "letter", n);

        mq_attr mode{};
        mode.mq_flags = choice("full") == 1 ? O_NONBLOCK : 0;
        mq_setattr(mailbox, &mode, nullptr);

        if (mq_send(mailbox, letter, std::strlen(letter), priority) == -1) {
            if (errno != EAGAIN) {
                std::perror("sender");
                return 4;
            }
            compute(1000); // full: this letter is not sent
        }
    } while (n < param("letters") || !param("letters"));

    box.mq_flags = 0; // this one has to get in
    mq_setattr(mailbox, &box, nullptr);
    return mq_send(mailbox, "", 0, 0) == 0 ? 0 : 4;
}
