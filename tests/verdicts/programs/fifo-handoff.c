// verdict: none
// A byte through a FIFO, which both open by its name, says that it is written.
#include "verdict.h"
#include <stdio.h>
#include <sys/stat.h>

struct bank
{
    long balance;
};

int main(int argc, char* argv[])
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    char path[200];
    snprintf(path, sizeof path, "/tmp%s", argv[argc - 1]);
    char byte = 0;
    if (mkfifo(path, 0600) != 0)
        return 3;
    if (fork() == 0) {
        const int end = open(path, O_WRONLY);
        bank->balance = 7;
        _exit(write(end, &byte, 1) != 1);
    }
    const int end = open(path, O_RDONLY);
    unlink(path);
    if (read(end, &byte, 1) != 1)
        return 3;
    const long seen = bank->balance;
    return finish() || seen == 5;
}
