// verdict: none
// End of file comes after everything the writers did before they closed.
#include "verdict.h"

struct bank
{
    long balance;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    int ends[2];
    if (pipe(ends) != 0)
        return 3;
    if (fork() == 0) {
        close(ends[0]);
        bank->balance = 7;
        close(ends[1]);
        _exit(0);
    }
    char byte;
    close(ends[1]);
    if (read(ends[0], &byte, 1) != 0)
        return 3;
    const long seen = bank->balance;
    return finish() || seen == 5;
}
