// verdict: race on balance
// It is sent by writev before it is written.
#include "verdict.h"
#include <sys/uio.h>

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
    char bytes[4] = "abc";
    struct iovec parts[2] = {{bytes, 2}, {bytes + 2, 2}};
    if (fork() == 0) {
        if (!(writev(ends[1], parts, 2) == 4))
            _exit(3);
        bank->balance = 7;
        _exit(0);
    }
    if (!(readv(ends[0], parts, 2) == 4))
        return 3;
    const long seen = bank->balance;
    return finish() || seen == 5;
}
