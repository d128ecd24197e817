// verdict: none
// Who was woken by a futex is after who woke it. Nothing else orders the two.
#include "verdict.h"
#include <linux/futex.h>
#include <sys/syscall.h>

struct bank
{
    unsigned word; // never changes: nobody returns unless it is woken
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    if (fork() == 0) {
        bank->balance = 7;
        while (syscall(SYS_futex, &bank->word, FUTEX_WAKE, 1, 0, 0, 0) != 1)
            nap(1);
        _exit(0);
    }
    while (syscall(SYS_futex, &bank->word, FUTEX_WAIT, 0, 0, 0, 0) != 0)
        ;
    const long seen = bank->balance;
    return finish() || seen != 7;
}
