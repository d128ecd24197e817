// verdict: race on balance
// The byte is sent before it is written.
#include "verdict.h"
#include <netinet/in.h>
#include <sys/socket.h>

struct bank
{
    long balance;
};

static int say(const struct sockaddr_in* there)
{
    const int end = socket(AF_INET, SOCK_STREAM, 0);
    return connect(end, (const struct sockaddr*)there, sizeof *there) == 0 &&
           send(end, "!", 1, 0) == 1;
}

static int hear(int listener)
{
    char byte;
    const int end = accept(listener, 0, 0);
    return recv(end, &byte, 1, 0) == 1;
}

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof here;
    const int listener = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(listener, (struct sockaddr*)&here, size) != 0 || listen(listener, 1) != 0 ||
        getsockname(listener, (struct sockaddr*)&here, &size) != 0)
        return 3;
    if (fork() == 0) {
        if (!(say(&here)))
            _exit(3);
        bank->balance = 7;
        _exit(0);
    }
    if (!(hear(listener)))
        return 3;
    const long seen = bank->balance;
    return finish() || seen == 5;
}
