// verdict: race on balance
// Only one of them is atomic.
#include "verdict.h"

struct Bank
{
    long balance = 0;
};

int main()
{
    auto* bank = shared<Bank>();
    WATCH(bank, balance);
    child([&] {
        __atomic_fetch_add(&bank->balance, 1, __ATOMIC_SEQ_CST);
    });
    child([&] {
        ++bank->balance;
    });
    return finish();
}
