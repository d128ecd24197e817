#include "call.h"
int main(void)
{
    int first[2];
    int second[2];
    char byte;
    must(pipe(first) == 0 && pipe(second) == 0);
    must(dup3(first[1], second[1], O_CLOEXEC) == second[1]); // the second's write end is gone
    must(read(second[0], &byte, 1) == 0);
    must(write(second[1], "x", 1) == 1 && read(first[0], &byte, 1) == 1);
    must(dup3(first[1], first[1], 0) == -1 && errno == EINVAL);
    printf("%c\n", byte);
    return 0;
}
