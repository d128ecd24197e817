// Does what a shell does for `words | count`.
#include <crosstalk/kit.h>

#include <cstdio>
#include <sys/wait.h>
#include <unistd.h>

using namespace crosstalk;

/// A child in which `standard` is the pipe's end `end`, and
/// which then becomes the program.
void start(char* program, int standard, int end, int other)
{
    if (fork() != 0)
        return;
    dup2(end, standard);
    close(end); // two names for it are one too many
    close(other);
    execl(program, program, nullptr);
    std::perror(program);
    _exit(127);
}

int main(int, char* argv[])
{
    char* words = argv[1];
    char* count = argv[2];
    long done = 0;
    do {
        int ends[2];
        if (pipe(ends) == -1) {
            std::perror("pipe"); // EMFILE: too many open files
            return 4;
        }
        int in = ends[0], out = ends[1];
        if (choice("ends") == 1) {
            in = ends[1]; // the wrong way round
            out = ends[0];
        }
        start(words, STDOUT_FILENO, out, in);
        start(count, STDIN_FILENO, in, out);
        close(in); // or count would wait for us to write
        close(out);
        while (wait(nullptr) > 0) {
        }
    } while (++done < param("commands"));
}
