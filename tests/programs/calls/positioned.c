#include "call.h"
#include <sys/uio.h>
int main(void)
{
    int ends[2];
    char byte;
    struct iovec in = {&byte, 1};
    must(pipe(ends) == 0);
    must(pwrite(ends[1], "x", 1, 0) == -1 && errno == ESPIPE);
    must(pread(ends[0], &byte, 1, 0) == -1 && errno == ESPIPE);
    must(write(ends[1], "y", 1) == 1);
    must(preadv2(ends[0], &in, 1, -1, 0) == 1); // as readv
    printf("%c\n", byte);
    return 0;
}
