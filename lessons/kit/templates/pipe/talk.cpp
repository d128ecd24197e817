// A parent writes into a pipe, its child reads from it.
#include <crosstalk/kit.h>

#include <sys/wait.h>
#include <unistd.h>

using namespace crosstalk;

int listen(int in)
{
    char letter;
    while (read(in, &letter, 1) == 1) {
    }
    return 0; // 0 bytes: nobody can write any more
}

int main()
{
    int ends[2];
    if (pipe(ends) == -1)
        return 1;
    if (fork() == 0) {
        close(ends[1]);
        return listen(ends[0]);
    }
    close(ends[0]);
    long sent = 0;
    do
        write(ends[1], "x", 1);
    while (++sent < param("messages") || !param("messages"));
    close(ends[1]);
    wait(nullptr);
}
