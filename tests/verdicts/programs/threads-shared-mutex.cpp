// verdict: race on balance
// Both threads write under a shared lock.
#include "verdict.h"
#include <mutex>
#include <shared_mutex>
#include <thread>

struct Bank
{
    long balance = 0;
    bool full = false;
};

std::shared_mutex mutex;

int main()
{
    auto* bank = shared<Bank>();
    WATCH(bank, balance);
    std::thread one([&] {
        const std::shared_lock lock(mutex);
        ++bank->balance;
    });
    std::thread other([&] {
        const std::shared_lock lock(mutex);
        ++bank->balance;
    });
    one.join();
    other.join();
    return bank->balance == 99;
}
