// verdict: none
// A lock of their own, acquired and released.
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
        while (bank->busy.exchange(1, std::memory_order_acquire))
            nap(1);
        ++bank->balance;
        bank->busy.store(0, std::memory_order_release);
    });
    child([&] {
        while (bank->busy.exchange(1, std::memory_order_acquire))
            nap(1);
        ++bank->balance;
        bank->busy.store(0, std::memory_order_release);
    });
    return finish();
}
