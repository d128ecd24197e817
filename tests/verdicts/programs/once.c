// verdict: none
// pthread_once: whoever calls it is after its routine, whoever ran that.
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

static void* look(void* nothing)
{
    pthread_once(&once, fill);
    return bank->balance == 7 ? nothing : bank;
}

int main(void)
{
    bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    pthread_t one, other;
    pthread_create(&one, 0, look, 0);
    pthread_create(&other, 0, look, 0);
    void* result = 0;
    pthread_join(one, &result);
    pthread_join(other, 0);
    return result != 0;
}
