// verdict: race on mine
// The second phase does not wait for the first.
#include "verdict.h"

struct bank
{
    long mine[2];
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, mine);
    if (fork() == 0) {
        bank->mine[0] = 1;
        _exit(bank->mine[1] == 3);
        _exit(0);
    }
    if (fork() == 0) {
        bank->mine[1] = 2;
        _exit(bank->mine[0] == 3);
        _exit(0);
    }
    return finish();
}
