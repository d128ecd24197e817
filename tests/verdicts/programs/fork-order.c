// verdict: none
// Written before the fork, read after it.
#include "verdict.h"

struct bank
{
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    bank->balance = 7;
    if (fork() == 0) {
        _exit(bank->balance != 7);
        _exit(0);
    }
    const long seen = bank->balance;
    return finish() || seen == 5;
}
