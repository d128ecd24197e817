#include "call.h"
int main(void)
{
    int ends[2];
    must(pipe(ends) == 0 && close(ends[0]) == 0);
    signal(SIGPIPE, SIG_IGN);
    must(write(ends[1], "x", 1) == -1);
    puts(strerrorname_np(errno));
    return 0;
}
