#include "call.h"
static void nothing(int number)
{
    (void)number;
}
int main(void)
{
    int ends[2];
    char byte;
    struct sigaction action = {.sa_handler = nothing};
    must(pipe(ends) == 0 && sigaction(SIGALRM, &action, NULL) == 0);
    ualarm(50000, 0);
    must(read(ends[0], &byte, 1) == -1);
    puts(strerrorname_np(errno));
    must(write(ends[1], "x", 1) == 1 && read(ends[0], &byte, 1) == 1);
    return 0;
}
