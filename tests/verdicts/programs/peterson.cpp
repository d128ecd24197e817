// verdict: none
// Peterson's lock with sequentially consistent atomics.
#include "verdict.h"
#include <atomic>

struct Bank
{
    std::atomic<int> wants[2] = {};
    std::atomic<int> turn{0};
    long balance = 0;
};

int main()
{
    auto* bank = shared<Bank>();
    WATCH(bank, balance);
    child([&] {
        bank->wants[0] = 1;
        bank->turn = 1;
        while (bank->wants[1] && bank->turn == 1)
            nap(1);
        ++bank->balance;
        bank->wants[0] = 0;
    });
    child([&] {
        bank->wants[1] = 1;
        bank->turn = 0;
        while (bank->wants[0] && bank->turn == 0)
            nap(1);
        ++bank->balance;
        bank->wants[1] = 0;
    });
    return finish();
}
