#include "call.h"
int main(void)
{
    int ends[2];
    static char block[8192];
    must(pipe2(ends, O_NONBLOCK) == 0);
    printf("%d\n", fcntl(ends[1], F_SETPIPE_SZ, 4096));
    printf("%zd\n", write(ends[1], block, sizeof block));
    must(fcntl(ends[1], F_GETPIPE_SZ) == 4096);
    return 0;
}
