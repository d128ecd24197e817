// verdict: race on balance
// Two packets, the store between them: the first one does not carry it.
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
    if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) != 0)
        return 3;
    if (fork() == 0) {
        close(ends[1]);
        if (send(ends[0], &byte, 1, 0) != 1)
            _exit(3);
        bank->balance = 7;
        _exit(send(ends[0], &byte, 1, 0) != 1);
        _exit(0);
    }
    close(ends[0]);
    if (recv(ends[1], &byte, 1, 0) != 1 || bank->balance == 5)
        return 3;
    return finish();
}
