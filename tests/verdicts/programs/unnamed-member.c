// verdict: race on account->balance
// Nobody gave the variable a name: its lines and their types do.
#include "verdict.h"

struct account
{
    long number;
    long balance;
};

int main(void)
{
    struct account* account = shared_bytes(sizeof *account);
    account->number = 7;
    for (int i = 0; i < 2; ++i)
        if (fork() == 0) {
            account->balance += 10;
            _exit(0);
        }
    return finish();
}
