// verdict: none
// A mutex of one's own: an atomic word, and a futex to sleep on while it is taken.
#include "verdict.h"
#include <atomic>
#include <linux/futex.h>
#include <sys/syscall.h>

struct Bank
{
    std::atomic<int> word{0}; // 0 free, 1 taken
    long balance = 0;
};

void lock(Bank* bank)
{
    for (int free = 0; !bank->word.compare_exchange_strong(free, 1); free = 0)
        syscall(SYS_futex, &bank->word, FUTEX_WAIT, 1, 0, 0, 0);
}

void unlock(Bank* bank)
{
    bank->word.store(0);
    syscall(SYS_futex, &bank->word, FUTEX_WAKE, 1, 0, 0, 0);
}

int main()
{
    auto* bank = shared<Bank>();
    WATCH(bank, balance);
    for (int i = 0; i < 2; ++i)
        child([&] {
            for (int turn = 0; turn < 3; ++turn) {
                lock(bank);
                ++bank->balance;
                unlock(bank);
            }
        });
    return finish() || bank->balance != 6;
}
