#include "call.h"
int main(void)
{
    enum { size = 300000 };
    static char block[size];
    int ends[2];
    must(pipe(ends) == 0);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        must(write(ends[1], block, size) == size); // sleeps until it is all in
        _exit(0);
    }
    close(ends[1]);
    readAll(ends[0], block, size);
    printf("%d\n", ended(child));
    return 0;
}
