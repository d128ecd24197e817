// verdict: race on balance
// Written once the child is there already.
#include "named.h"
#include <spawn.h>

struct bank
{
    long balance;
};

extern char** environ;

int main(int argc, char* argv[])
{
    struct bank* bank = named_bytes(argv[2], sizeof *bank);
    WATCH(bank, balance);
    if (argc > 3)
        return bank->balance == 5;
    char again[] = "again";
    char* const arguments[] = {argv[0], argv[1], argv[2], again, 0};
    pid_t child;
    if (posix_spawn(&child, "/proc/self/exe", 0, 0, arguments, environ) != 0)
        return 3;
    bank->balance = 7;
    return finish();
}
