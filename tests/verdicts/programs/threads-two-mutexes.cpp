// verdict: race on balance
// Two threads of one process, each with a mutex of its own.
#include "verdict.h"
#include <mutex>
#include <thread>

struct Bank
{
    long balance = 0;
    bool full = false;
};

std::mutex first;
std::mutex second;

int main()
{
    auto* bank = shared<Bank>();
    WATCH(bank, balance);
    std::thread one([&] {
        const std::lock_guard lock(first);
        ++bank->balance;
    });
    std::thread other([&] {
        const std::lock_guard lock(second);
        ++bank->balance;
    });
    one.join();
    other.join();
    return bank->balance == 99;
}
