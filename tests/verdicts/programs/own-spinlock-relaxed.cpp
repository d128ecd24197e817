// verdict: race on balance
// A lock of their own whose exchange orders nothing.
#include "verdict.h"
#include <atomic>

struct Bank
{
    std::atomic<int> busy{0};
    long balance = 0;
};

int main()
{
    auto* bank = shared<Bank>();
    WATCH(bank, balance);
    child([&] {
        while (bank->busy.exchange(1, std::memory_order_relaxed))
            nap(1);
        ++bank->balance;
        bank->busy.store(0, std::memory_order_relaxed);
    });
    child([&] {
        while (bank->busy.exchange(1, std::memory_order_relaxed))
            nap(1);
        ++bank->balance;
        bank->busy.store(0, std::memory_order_relaxed);
    });
    return finish();
}
