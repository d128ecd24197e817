// verdict: none
// Compare and exchange, until it fits.
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
        long seen = bank->balance.load();
        while (!bank->balance.compare_exchange_weak(seen, seen + 1)) {
        }
    });
    child([&] {
        long seen = bank->balance.load();
        while (!bank->balance.compare_exchange_strong(seen, seen * 2)) {
        }
    });
    return finish();
}
