// verdict: race on balance
// Two processes deposit, nothing orders them.
#include "verdict.h"

struct bank
{
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    if (fork() == 0) {
        ++bank->balance;
        _exit(0);
    }
    if (fork() == 0) {
        ++bank->balance;
        _exit(0);
    }
    return finish();
}
