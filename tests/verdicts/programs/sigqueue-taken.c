// verdict: none
// A signal that is waited for instead of handled.
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
    sigset_t blocked;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGRTMIN);
    sigprocmask(SIG_BLOCK, &blocked, 0);
    const pid_t child = fork();
    if (child == 0) {
        siginfo_t info;
        if (sigwaitinfo(&blocked, &info) != SIGRTMIN)
            _exit(3);
        _exit(bank->balance != 7);
    }
    const union sigval value = {.sival_int = 1};
    bank->balance = 7;
    sigqueue(child, SIGRTMIN, value);
    return finish();
}
