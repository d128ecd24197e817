// verdict: race on balance
// The parent naps long enough, and yet nothing is ordered.
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
        bank->balance = 7;
        _exit(0);
    }
    nap(50);
    const long seen = bank->balance;
    return finish() || seen == 5;
}
