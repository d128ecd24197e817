// verdict: race on data
// The atomics of C: relaxed orders nothing.
#include "verdict.h"
#include <stdatomic.h>

struct bank
{
    long data;
    atomic_int ready;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, data);
    if (fork() == 0) {
        bank->data = 7;
        atomic_store_explicit(&bank->ready, 1, memory_order_relaxed);
        _exit(0);
    }
    while (!atomic_load_explicit(&bank->ready, memory_order_relaxed))
        nap(1);
    const long seen = bank->data;
    return finish() || seen == 5;
}
