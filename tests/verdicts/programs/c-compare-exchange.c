// verdict: none
// A lock of one's own in C: compare-exchange with acquire, store with release.
#include "verdict.h"
#include <stdatomic.h>

struct bank
{
    long balance;
    atomic_int taken;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    for (int i = 0; i < 2; ++i)
        if (fork() == 0) {
            for (int was = 0; !atomic_compare_exchange_strong_explicit(
                     &bank->taken, &was, 1, memory_order_acquire, memory_order_relaxed);
                 was = 0)
                nap(1);
            ++bank->balance;
            atomic_store_explicit(&bank->taken, 0, memory_order_release);
            _exit(0);
        }
    return finish() || bank->balance != 2;
}
