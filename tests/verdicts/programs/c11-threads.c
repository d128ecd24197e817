// verdict: none
// The threads of <threads.h>: begun, once, mutex, joined.
#include "verdict.h"
#include <threads.h>

struct bank
{
    long balance;
    long name;
};

static struct bank* bank;
static once_flag once = ONCE_FLAG_INIT;
static mtx_t mutex;

static void fill(void)
{
    bank->name = 7;
}

static int deposit(void* nothing)
{
    (void)nothing;
    call_once(&once, fill);
    mtx_lock(&mutex);
    bank->balance += bank->name;
    mtx_unlock(&mutex);
    return 0;
}

int main(void)
{
    bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    WATCH(bank, name);
    bank->balance = 1;
    mtx_init(&mutex, mtx_plain);
    thrd_t one, other;
    if (thrd_create(&one, deposit, 0) != thrd_success ||
        thrd_create(&other, deposit, 0) != thrd_success)
        return 3;
    thrd_join(one, 0);
    thrd_join(other, 0);
    return bank->balance != 15;
}
