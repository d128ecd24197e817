// verdict: none
// A std::condition_variable between two threads.
#include "verdict.h"
#include <condition_variable>
#include <mutex>
#include <thread>

struct Bank
{
    long balance = 0;
    bool full = false;
};

std::mutex mutex;
std::condition_variable ready;

int main()
{
    auto* bank = shared<Bank>();
    WATCH(bank, balance);
    std::thread one([&] {
        const std::lock_guard lock(mutex);
        bank->balance = 7;
        bank->full = true;
        ready.notify_one();
    });
    std::thread other([&] {
        std::unique_lock lock(mutex);
        ready.wait(lock, [&] { return bank->full; });
        if (bank->balance != 7)
            _exit(1);
    });
    one.join();
    other.join();
    return bank->balance == 99;
}
