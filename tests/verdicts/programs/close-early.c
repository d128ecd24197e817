// verdict: race on balance
// End of file comes when the end is closed, and that is before it is written.
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
        close(ends[1]);
        bank->balance = 7;
        _exit(0);
    }
    close(ends[1]);
    char byte;
    if (read(ends[0], &byte, 1) != 0)
        return 3;
    const long seen = bank->balance;
    return finish() || seen == 5;
}
