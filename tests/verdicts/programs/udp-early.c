// verdict: race on balance
// The datagram is sent before it is written.
#include "verdict.h"
#include <netinet/in.h>
#include <sys/socket.h>

struct bank
{
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof here;
    const int inbox = socket(AF_INET, SOCK_DGRAM, 0);
    if (bind(inbox, (struct sockaddr*)&here, size) != 0 ||
        getsockname(inbox, (struct sockaddr*)&here, &size) != 0)
        return 3;
    char byte = 0;
    if (fork() == 0) {
        if (!(sendto(socket(AF_INET, SOCK_DGRAM, 0), &byte, 1, 0, (struct sockaddr*)&here, size) == 1))
            _exit(3);
        bank->balance = 7;
        _exit(0);
    }
    if (!(recv(inbox, &byte, 1, 0) == 1))
        return 3;
    const long seen = bank->balance;
    return finish() || seen == 5;
}
