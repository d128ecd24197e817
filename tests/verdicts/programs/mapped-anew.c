// verdict: none
// One address, mapped anew to another page: other memory.
#include "verdict.h"

struct bank
{
    long balance;
    char rest[4088];
};

int main(int argc, char* argv[])
{
    const int segment = shm_open(argv[argc - 1], O_CREAT | O_RDWR, 0600);
    if (posix_fallocate(segment, 0, 2 * sizeof(struct bank)) != 0)
        return 3;
    struct bank* bank = mmap(0, sizeof *bank, PROT_READ | PROT_WRITE, MAP_SHARED, segment, 0);
    WATCH(bank, balance);
    if (fork() == 0) {
        bank->balance = 7;
        _exit(0);
    }
    if (mmap(bank, sizeof *bank, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, segment,
             sizeof *bank) != bank)
        return 3;
    bank->balance = 8;
    const long seen = bank->balance;
    return finish() || seen != 8;
}
