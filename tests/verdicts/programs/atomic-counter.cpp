// verdict: none
// One indivisible addition.
#include "verdict.h"
#include <atomic>

struct Bank
{
    std::atomic<long> balance{0};
};

int main()
{
    auto* bank = shared<Bank>();
    WATCH(bank, balance);
    child([&] {
        bank->balance.fetch_add(1);
    });
    child([&] {
        bank->balance.fetch_add(1, std::memory_order_relaxed);
    });
    return finish();
}
