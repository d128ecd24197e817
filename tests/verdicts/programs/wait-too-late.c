// verdict: race on balance
// The parent reads first and waits then.
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
    const long seen = bank->balance;
    return finish() || seen == 5;
}
