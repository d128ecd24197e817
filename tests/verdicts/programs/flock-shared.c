// verdict: race on balance
// Both hold the shared lock, and both write.
#include "verdict.h"

struct bank
{
    long balance;
};

int main(int argc, char* argv[])
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, balance);
    const char* name = argv[argc - 1];
    if (fork() == 0) {
        const int file = shm_open(name, O_RDWR | O_CREAT, 0600);
        flock(file, LOCK_SH);
        ++bank->balance;
        flock(file, LOCK_UN);
        _exit(0);
    }
    if (fork() == 0) {
        const int file = shm_open(name, O_RDWR | O_CREAT, 0600);
        flock(file, LOCK_SH);
        ++bank->balance;
        flock(file, LOCK_UN);
        _exit(0);
    }
    return finish();
}
