// verdict: race on balance
// Waited for, but for the wrong one of two children.
#include "verdict.h"

struct bank
{
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    const pid_t idle = fork();
    if (idle == 0)
        _exit(0);
    if (fork() == 0) {
        bank->balance = 7;
        _exit(0);
    }
    siginfo_t info;
    if (waitid(P_PID, (id_t)idle, &info, WEXITED) != 0)
        return 3;
    const long seen = bank->balance;
    return finish() || seen == 5;
}
