// verdict: none
// Ranges that overlap exclude each other.
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
        struct flock range = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 8};
        fcntl(file, F_SETLKW, &range);
        ++bank->balance;
        range.l_type = F_UNLCK;
        fcntl(file, F_SETLKW, &range);
        _exit(0);
    }
    if (fork() == 0) {
        const int file = shm_open(name, O_RDWR | O_CREAT, 0600);
        struct flock range = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 4, .l_len = 8};
        fcntl(file, F_SETLKW, &range);
        ++bank->balance;
        range.l_type = F_UNLCK;
        fcntl(file, F_SETLKW, &range);
        _exit(0);
    }
    return finish();
}
