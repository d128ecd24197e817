// verdict: race on seat::taken (anonymous shared memory + 28)
// Which element it is only the place tells.
#include "verdict.h"

struct seat
{
    int row;
    int taken;
};

int main(void)
{
    struct seat* seats = shared_bytes(8 * sizeof *seats);
    if (fork() == 0) {
        for (int i = 0; i < 4; ++i)
            seats[i].taken = 1;
        _exit(0);
    }
    if (fork() == 0) {
        int last = 3;
        seats[last].taken = 2;
        _exit(0);
    }
    return finish();
}
