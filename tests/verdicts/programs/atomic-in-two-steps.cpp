// verdict: none
// Load and store are atomic, one by one: an update may be lost, but nothing races.
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
        bank->balance.store(bank->balance.load() + 1);
    });
    child([&] {
        bank->balance.store(bank->balance.load() + 1);
    });
    return finish();
}
