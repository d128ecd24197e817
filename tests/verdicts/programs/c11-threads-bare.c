// verdict: race on balance
// Two threads of <threads.h>, and no lock.
#include "verdict.h"
#include <threads.h>

struct bank
{
    long balance;
};

static struct bank* bank;

static int deposit(void* nothing)
{
    (void)nothing;
    bank->balance += 7;
    return 0;
}

int main(void)
{
    bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    thrd_t one, other;
    if (thrd_create(&one, deposit, 0) != thrd_success ||
        thrd_create(&other, deposit, 0) != thrd_success)
        return 3;
    thrd_join(one, 0);
    thrd_join(other, 0);
    return 0;
}
