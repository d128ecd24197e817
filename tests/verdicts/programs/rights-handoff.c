// verdict: none
// A byte through a pipe whose end was passed on in a message.
#include "rights.h"

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
        int tube[2];
        if (pipe(tube) != 0 || !pass_on(ends[0], tube[0]))
            _exit(3);
        bank->balance = 7;
        _exit(write(tube[1], &byte, 1) != 1);
    }
    const int tube = passed_on(ends[1]);
    if (read(tube, &byte, 1) != 1)
        return 3;
    const long seen = bank->balance;
    return finish() || seen != 7;
}
