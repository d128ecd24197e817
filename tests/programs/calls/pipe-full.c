#include "call.h"
int main(void)
{
    int ends[2];
    static char block[4096];
    must(pipe2(ends, O_NONBLOCK) == 0);
    long bytes = 0;
    for (ssize_t part; (part = write(ends[1], block, sizeof block)) > 0;)
        bytes += part;
    must(errno == EAGAIN);
    printf("%ld\n", bytes);
    return 0;
}
