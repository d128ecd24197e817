// verdict: race on data
// An atomic flag with relaxed order.
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
        bank->ready.store(1, std::memory_order_relaxed);
    });
    child([&] {
        while (!bank->ready.load(std::memory_order_relaxed))
            nap(1);
        _exit(bank->data == 5);
    });
    return finish();
}
