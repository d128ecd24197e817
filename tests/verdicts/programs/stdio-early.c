// verdict: race on balance
// The line is flushed before it is written.
#include "verdict.h"
#include <stdio.h>

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
    FILE* in = fdopen(ends[0], "r");
    FILE* out = fdopen(ends[1], "w");
    char line[8];
    if (fork() == 0) {
        if (!(fputs("done\n", out) >= 0 && fflush(out) == 0))
            _exit(3);
        bank->balance = 7;
        _exit(0);
    }
    if (!(fgets(line, sizeof line, in) == line))
        return 3;
    const long seen = bank->balance;
    return finish() || seen == 5;
}
