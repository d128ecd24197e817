#include "call.h"
int main(void)
{
    int ends[2];
    char byte;
    must(pipe2(ends, O_CLOEXEC) == 0);
    must(execl("/no/such/program", "no", (char*)NULL) == -1);
    puts(strerrorname_np(errno));
    must(write(ends[1], "x", 1) == 1 && read(ends[0], &byte, 1) == 1); // all is as it was
    return 0;
}
