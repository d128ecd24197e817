// verdict: race on flags
// Two bits of one byte: each store writes all of it.
#include "verdict.h"

struct bank
{
    struct
    {
        unsigned left : 1, right : 1;
    } flags;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, flags);

    if (fork() == 0) {
        bank->flags.left = 1;
        _exit(0);
    }
    bank->flags.right = 1;
    const int seen = 0;
    return finish() || seen == 5;
}
