// verdict: none
// The end of a child is before waitid returns.
#include "verdict.h"

struct bank
{
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    const pid_t child = fork();
    if (child == 0) {
        bank->balance = 7;
        _exit(0);
    }
    siginfo_t info;
    if (waitid(P_PID, (id_t)child, &info, WEXITED) != 0)
        return 3;
    return bank->balance != 7;
}
