#include "call.h"
int main(void)
{
    int ends[2];
    char text[6] = "";
    must(pipe(ends) == 0);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        must(write(ends[1], "hello", 5) == 5);
        _exit(3);
    }
    close(ends[1]);
    readAll(ends[0], text, 5);
    must(read(ends[0], text + 5, 1) == 0); // end of file
    printf("%s %d\n", text, ended(child));
    return 0;
}
