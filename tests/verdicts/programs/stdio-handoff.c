// verdict: none
// A line that stdio writes and reads says that it is written.
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
        bank->balance = 7;
        _exit(!(fputs("done\n", out) >= 0 && fflush(out) == 0));
    }
    if (!(fgets(line, sizeof line, in) == line))
        return 3;
    const long seen = bank->balance;
    return finish() || seen == 5;
}
