#include "call.h"
int main(void)
{
    int ends[2];
    char byte;
    must(pipe(ends) == 0);
    must(fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0);
    must(read(ends[0], &byte, 1) == -1 && errno == EAGAIN);
    must(fcntl(ends[0], F_SETFL, 0) == 0);
    must(write(ends[1], "x", 1) == 1 && read(ends[0], &byte, 1) == 1);
    printf("%c\n", byte);
    return 0;
}
