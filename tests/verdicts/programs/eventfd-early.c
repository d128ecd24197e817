// verdict: race on balance
// The eventfd is written before the data are.
#include "verdict.h"

struct bank
{
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    const int events = eventfd(0, 0);
    if (fork() == 0) {
        if (eventfd_write(events, 1) != 0)
            _exit(3);
        bank->balance = 7;
        _exit(0);
    }
    eventfd_t count;
    if (eventfd_read(events, &count) != 0)
        return 3;
    const long seen = bank->balance;
    return finish() || seen == 5;
}
