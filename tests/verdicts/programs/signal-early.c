// verdict: race on balance
// The signal is sent before it is written.
#include "verdict.h"
#include <signal.h>

struct bank
{
    long balance;
};

static struct bank* bank;
static long seen;

static void look(int number)
{
    (void)number;
    seen = bank->balance;
}

int main(void)
{
    bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    sigset_t blocked, before;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGUSR1);
    sigprocmask(SIG_BLOCK, &blocked, &before);
    signal(SIGUSR1, look);
    const pid_t child = fork();
    if (child == 0) {
        sigsuspend(&before);
        _exit(seen == 5);
    }
    kill(child, SIGUSR1);
    bank->balance = 7;
    return finish();
}
