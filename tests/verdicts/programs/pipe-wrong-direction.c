// verdict: race on balance
// The message goes from the reader to the writer.
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
        char byte;
        bank->balance = 7;
        _exit(read(ends[0], &byte, 1) != 1);
        _exit(0);
    }
    const long seen = bank->balance;
    if (write(ends[1], "!", 1) != 1)
        return 3;
    return finish() || seen == 5;
}
