#include "call.h"
#include <setjmp.h>
static sigjmp_buf before;
static void away(int number)
{
    siglongjmp(before, number);
}
int main(void)
{
    int ends[2];
    char byte;
    must(pipe(ends) == 0);
    signal(SIGALRM, away);
    if (sigsetjmp(before, 1) == 0) {
        ualarm(50000, 0);
        read(ends[0], &byte, 1); // never returns
        _exit(9);
    }
    must(write(ends[1], "j", 1) == 1 && read(ends[0], &byte, 1) == 1);
    printf("%c\n", byte);
    return 0;
}
