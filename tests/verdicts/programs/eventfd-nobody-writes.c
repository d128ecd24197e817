// verdict: deadlock P1
// Nobody else is left who could write to the eventfd.
#include "verdict.h"

struct bank
{
    int unused;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    bank->unused = 0;
    const int events = eventfd(0, 0);
    if (fork() == 0) {
        nap(20);
        _exit(0);
    }
    eventfd_t count;
    if (eventfd_read(events, &count) != 0)
        return 3;
    return finish();
}
