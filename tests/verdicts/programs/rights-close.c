// verdict: none
// The last write end is closed by who got it in a message: end of file is after what it wrote.
#include "rights.h"

struct bank
{
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    int ends[2], tube[2];
    char byte = 0;
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        return 3;
    if (fork() == 0) {
        const int end = passed_on(ends[1]);
        bank->balance = 7;
        close(end);
        _exit(recv(ends[1], &byte, 1, 0) != 1);
    }
    if (pipe(tube) != 0 || !pass_on(ends[0], tube[1]))
        return 3;
    close(tube[1]);
    const long got = read(tube[0], &byte, 1);
    const long seen = bank->balance;
    return send(ends[0], &byte, 1, 0) != 1 || finish() || got != 0 || seen != 7;
}
