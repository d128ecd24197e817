// Both sides of a pipe pair wait for the other to speak first: nobody ever will.
#include <sys/wait.h>
#include <unistd.h>

int main()
{
    int down[2];
    int up[2];
    if (pipe(down) != 0 || pipe(up) != 0)
        return 1;
    char byte;
    if (fork() == 0) {
        close(down[1]);
        close(up[0]);
        if (read(down[0], &byte, 1) == 1 && write(up[1], &byte, 1) == 1)
            _exit(0);
        _exit(2);
    }
    close(down[0]);
    close(up[1]);
    if (read(up[0], &byte, 1) == 1 && write(down[1], &byte, 1) == 1)
        wait(nullptr);
    return 0;
}
