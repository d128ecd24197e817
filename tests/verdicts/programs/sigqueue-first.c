// verdict: race on balance
// Two signals, the store between them: the first one does not carry it.
#include "verdict.h"
#include <signal.h>

struct bank
{
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    sigset_t blocked, other;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGUSR1);
    other = blocked;
    sigaddset(&blocked, SIGUSR2);
    sigprocmask(SIG_BLOCK, &blocked, 0);
    const pid_t child = fork();
    if (child == 0) {
        siginfo_t info;
        if (sigwaitinfo(&other, &info) != SIGUSR1)
            _exit(3);
        _exit(bank->balance == 5);
    }
    kill(child, SIGUSR1);
    bank->balance = 7;
    kill(child, SIGUSR2);
    return finish();
}
