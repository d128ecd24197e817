// verdict: none
// posix_spawn is after what its caller wrote, and before what it reads once the child has ended.
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
        return ++bank->balance != 8;
    bank->balance = 7;
    char again[] = "again";
    char* const arguments[] = {argv[0], argv[1], argv[2], again, 0};
    pid_t child;
    if (posix_spawn(&child, "/proc/self/exe", 0, 0, arguments, environ) != 0)
        return 3;
    return finish() || bank->balance != 8;
}
