// verdict: none
// The default order is the strongest.
#include "verdict.h"
#include <atomic>

struct Bank
{
    long data = 0;
    std::atomic<int> ready{0};
};

int main()
{
    auto* bank = shared<Bank>();
    WATCH(bank, data);
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
