// verdict: race on data ready
// volatile makes no order.
#include "verdict.h"

struct Bank
{
    long data = 0;
    volatile int ready = 0;
};

int main()
{
    auto* bank = shared<Bank>();
    WATCH(bank, data);
    WATCH(bank, ready);
    child([&] {
        bank->data = 7;
        bank->ready = 1;
    });
    child([&] {
        while (!bank->ready)
            nap(1);
        _exit(bank->data == 5);
    });
    return finish();
}
