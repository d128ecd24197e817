// verdict: none
// The parent reads when the child has ended.
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
    if (wait(0) < 0)
        return 3;
    const long seen = bank->balance;
    return finish() || seen == 5;
}
