#include "call.h"
int main(void)
{
    int ends[2];
    char byte;
    must(pipe2(ends, O_NONBLOCK | O_CLOEXEC) == 0);
    must(read(ends[0], &byte, 1) == -1 && errno == EAGAIN);
    must(write(ends[1], "ab", 2) == 2);
    must(read(ends[0], &byte, 1) == 1);
    printf("%c\n", byte);
    return 0;
}
