// verdict: race on wide
// Sixteen bytes in one access.
#include "verdict.h"

struct bank
{
    unsigned __int128 wide;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, wide);
    if (fork() == 0) {
        bank->wide = 7;
        _exit(0);
    }
    const unsigned __int128 seen = bank->wide;
    return finish() || seen == 5;
}
