// Sends lines to a child through a pipe, then waits for it.
#include <crosstalk/kit.h>

#include <cstdio>
#include <sys/wait.h>
#include <unistd.h>

using namespace crosstalk;

/// The child: reads until the end of file.
int readAll(int in)
{
    char line[64];
    ssize_t n;
    while ((n = read(in, line, sizeof line)) > 0) {
    }
    return n == 0 ? 0 : 4; // 0 bytes: no write end is left
}

int main()
{
    long done = 0;
    do {
        int ends[2];
        if (pipe(ends) == -1 || param("lines") < 1)
            return 4;
        long forgets = choice("forgets");
        if (fork() == 0) {
            if (forgets != 1)
                close(ends[1]); // its own copy of the write end
            _exit(readAll(ends[0]));
        }
        close(ends[0]);
        for (long i = 0; i < param("lines"); ++i)
            write(ends[1], "a line\n", 7);

        if (forgets != 2)
            close(ends[1]); // all is said
        wait(nullptr);
        if (forgets == 2)
            close(ends[1]);
    } while (++done < param("rounds"));
}
