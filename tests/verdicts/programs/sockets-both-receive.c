// verdict: deadlock P1 P2
// Each waits for the other to speak first.
#include "verdict.h"
#include <sys/socket.h>

struct bank
{
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    int ends[2];
    char byte = 0;
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        return 3;
    if (fork() == 0) {
        close(ends[1]);
        if (recv(ends[0], &byte, 1, 0) != 1)
            _exit(3);
        send(ends[0], &byte, 1, 0);
        _exit(0);
    }
    close(ends[0]);
    if (recv(ends[1], &byte, 1, 0) != 1)
        return 3;
    send(ends[1], &byte, 1, 0);
    return finish();
}
