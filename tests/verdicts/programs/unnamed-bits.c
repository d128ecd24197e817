// verdict: race on bank->state
// A bit-field that nobody named: it is stored with the bits beside it, a byte at once.
#include "verdict.h"

struct bank
{
    unsigned open : 1;
    unsigned state : 3;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    for (int i = 0; i < 2; ++i)
        if (fork() == 0) {
            bank->state = 5;
            _exit(0);
        }
    return finish() || bank->state != 5;
}
