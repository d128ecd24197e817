// verdict: race on balance
// That the end arrived says only what was before it was sent.
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
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        return 3;
    if (fork() == 0) {
        int tube[2];
        if (pipe(tube) != 0 || !pass_on(ends[0], tube[0]))
            _exit(3);
        bank->balance = 7;
        _exit(0);
    }
    const int tube = passed_on(ends[1]);
    const long seen = bank->balance;
    close(tube);
    return finish() || seen == 5;
}
