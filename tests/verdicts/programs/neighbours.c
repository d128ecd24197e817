// verdict: none
// Two bytes side by side are two variables.
#include "verdict.h"

struct bank
{
    char left;
    char right;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, left);
    WATCH(bank, right);

    if (fork() == 0) {
        bank->left = 1;
        _exit(0);
    }
    bank->right = 2;
    const int seen = bank->right;
    return finish() || seen == 5;
}
