// verdict: race on balance
// The same with posix_fallocate.
#include "verdict.h"
#include <sys/stat.h>

struct bank
{
    long balance;
};

int main(int argc, char* argv[])
{
    const char* name = argv[argc - 1];
    if (fork() == 0) {
        const int segment = shm_open(name, O_CREAT | O_RDWR, 0600);
        if (posix_fallocate(segment, 0, sizeof(struct bank)) != 0)
            _exit(3);
        struct bank* bank = mmap(0, sizeof *bank, PROT_READ | PROT_WRITE, MAP_SHARED, segment, 0);
        WATCH(bank, balance);
        bank->balance = 7;
        _exit(0);
    }
    int segment = -1;
    for (struct stat status = {0}; status.st_size == 0; nap(1)) {
        if (segment < 0)
            segment = shm_open(name, O_RDWR, 0600);
        if (segment >= 0)
            fstat(segment, &status);
    }
    struct bank* bank = mmap(0, sizeof *bank, PROT_READ | PROT_WRITE, MAP_SHARED, segment, 0);
    const long seen = bank->balance;
    return finish() || seen == 5;
}
