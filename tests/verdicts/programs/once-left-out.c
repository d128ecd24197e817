// verdict: race on balance
// One of them does not call pthread_once: it may come before the routine has run.
#include "verdict.h"

struct bank
{
    long balance;
};

static struct bank* bank;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void fill(void)
{
    bank->balance = 7;
}

static void* callOnce(void* nothing)
{
    pthread_once(&once, fill);
    return nothing;
}

static void* look(void* nothing)
{
    return bank->balance == 5 ? bank : nothing;
}

int main(void)
{
    bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    pthread_t one, other;
    pthread_create(&one, 0, callOnce, 0);
    pthread_create(&other, 0, look, 0);
    pthread_join(one, 0);
    pthread_join(other, 0);
    return 0;
}
