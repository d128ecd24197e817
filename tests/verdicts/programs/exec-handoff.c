// verdict: none
// Written before the fork: the program that the child becomes reads it.
#include "named.h"

struct bank
{
    long balance;
};

int main(int argc, char* argv[])
{
    struct bank* bank = named_bytes(argv[2], sizeof *bank);
    WATCH(bank, balance);
    if (argc > 3)
        return bank->balance != 7;
    bank->balance = 7;
    if (fork() == 0) {
        execl("/proc/self/exe", argv[0], argv[1], argv[2], "again", (char*)0);
        _exit(3);
    }
    return finish();
}
