// verdict: race on balance
// A number that begins at an odd byte and reaches over a line of the cache's.
#include "verdict.h"

struct bank
{
    char before[61];
    long balance;
} __attribute__((packed));

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
