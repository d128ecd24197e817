// verdict: race on balance
// Written after the fork.
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
        _exit(bank->balance == 5);
        _exit(0);
    }
    bank->balance = 7;
    const long seen = bank->balance;
    return finish() || seen == 5;
}
