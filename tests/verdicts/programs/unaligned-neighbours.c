// verdict: none
// What lies before and after a number at an odd byte is somebody else's.
#include "verdict.h"

struct bank
{
    char before[61];
    long balance;
    char after[3];
} __attribute__((packed));

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    if (fork() == 0) {
        bank->balance = 7;
        _exit(0);
    }
    bank->before[60] = 1;
    bank->after[0] = 2;
    return finish() || bank->balance != 7;
}
