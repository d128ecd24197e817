#include "call.h"
int main(void)
{
    int ends[2];
    char byte;
    must(pipe(ends) == 0);
    int depth = 0;
    while (depth < 12) {
        pid_t child = fork();
        if (child != 0) {
            int code = ended(child);
            must(depth != 0 || read(ends[0], &byte, 1) == 1);
            if (depth == 0)
                printf("%d %c\n", code, byte);
            fflush(stdout);
            _exit(code + 1);
        }
        ++depth;
    }
    must(write(ends[1], "d", 1) == 1);
    _exit(0);
}
