// verdict: none
// Two counters in one cache line: slow, but no race.
#include "verdict.h"

struct Bank
{
    long left = 0;
    long right = 0;
};

int main()
{
    auto* bank = shared<Bank>();
    WATCH(bank, left);
    WATCH(bank, right);
    child([&] {
        for (int i = 0; i < 10; ++i)
            ++bank->left;
    });
    child([&] {
        for (int i = 0; i < 10; ++i)
            ++bank->right;
    });
    return finish();
}
