// verdict: none
// What a process wrote is before what it does as another program; nobody else is there.
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
        return ++bank->balance != 8;
    bank->balance = 7;
    execl("/proc/self/exe", argv[0], argv[1], argv[2], "again", (char*)0);
    return 3;
}
