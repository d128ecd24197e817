// verdict: none
// A global after fork: one address, two memories.
#include "verdict.h"

struct bank
{
    long balance;
};

static long global;

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    if (fork() == 0) {
        for (int turn = 0; turn < 5; ++turn)
            ++global;
        _exit(global != 5);
    }
    for (int turn = 0; turn < 5; ++turn)
        ++global;
    return finish() || global != 5;
}
