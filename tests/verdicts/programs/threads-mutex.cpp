// verdict: none
// Two threads of one process, one std::mutex.
#include "verdict.h"
#include <mutex>
#include <thread>

struct Bank
{
    long balance = 0;
    bool full = false;
};

std::mutex mutex;

int main()
{
    auto* bank = shared<Bank>();
    WATCH(bank, balance);
    std::thread one([&] {
        const std::lock_guard lock(mutex);
        ++bank->balance;
    });
    std::thread other([&] {
        const std::lock_guard lock(mutex);
        ++bank->balance;
    });
    one.join();
    other.join();
    return bank->balance == 99;
}
