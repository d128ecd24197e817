// verdict: race on balance
// One page at two addresses is one page.
#include "named.h"

struct bank
{
    long balance;
};

int main(int argc, char* argv[])
{
    struct bank* bank = named_bytes(argv[argc - 1], sizeof *bank);
    struct bank* again = named_bytes(argv[argc - 1], sizeof *bank);
    WATCH(bank, balance);
    if (fork() == 0) {
        bank->balance = 7;
        _exit(bank == again);
    }
    const long seen = again->balance;
    return finish() || seen == 5;
}
