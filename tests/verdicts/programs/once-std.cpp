// verdict: none
// std::call_once, by two threads of a process that was forked.
#include "verdict.h"
#include <mutex>
#include <thread>

struct Bank
{
    long balance = 0;
};

int main()
{
    auto* bank = shared<Bank>();
    WATCH(bank, balance);
    child([&] {
        std::once_flag once;
        const auto look = [&] {
            std::call_once(once, [&] { bank->balance = 7; });
            return bank->balance == 7;
        };
        std::thread one(look);
        std::thread other(look);
        one.join();
        other.join();
    });
    return finish();
}
