// Takes the first blocks of a child that would write for
// ever: what `yes | head` does.
#include <crosstalk/kit.h>

#include <csignal>
#include <cstdio>
#include <sys/wait.h>
#include <unistd.h>

using namespace crosstalk;

char block[4096];

/// The child: writes until that is no longer possible.
int writeOn(int out)
{
    if (choice("sigpipe") == 1)
        std::signal(SIGPIPE, SIG_IGN);
    while (write(out, block, sizeof block) != -1) {
    }
    std::perror("write"); // EPIPE: nobody can read it
    return 4;
}

int main()
{
    long done = 0;
    do {
        int ends[2];
        if (pipe(ends) == -1)
            return 4;
        if (fork() == 0) {
            if (choice("unused") == 0)
                close(ends[0]); // its own copy of the read end
            _exit(writeOn(ends[1]));
        }
        close(ends[1]);
        for (long i = 0; i < param("blocks"); ++i)
            if (read(ends[0], block, sizeof block) < 1)
                return 4;
        close(ends[0]); // enough
        wait(nullptr);
    } while (++done < param("rounds"));
}
