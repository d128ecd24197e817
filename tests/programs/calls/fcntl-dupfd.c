#include "call.h"
int main(void)
{
    int ends[2];
    char byte;
    must(pipe(ends) == 0);
    int high = fcntl(ends[1], F_DUPFD, 100);
    int higher = fcntl(ends[1], F_DUPFD_CLOEXEC, 200);
    must(write(high, "a", 1) == 1 && write(higher, "b", 1) == 1);
    must(read(ends[0], &byte, 1) == 1 && byte == 'a');
    must(read(ends[0], &byte, 1) == 1 && byte == 'b');
    printf("%d %d\n", high, higher);
    return 0;
}
