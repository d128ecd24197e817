// A child prints lines into a pipe with stdio, the parent reads them with stdio: no read() and no
// write() of its own. Ends with 0 when all came.
#include <cstdio>
#include <cstring>
#include <sys/wait.h>
#include <unistd.h>

static void print(int fd)
{
    FILE* out = fdopen(fd, "w");
    for (int i = 0; i < 100; ++i)
        std::fprintf(out, "line %d\n", i);
    std::fclose(out);
}

static int count(int fd)
{
    FILE* in = fdopen(fd, "r");
    char line[64];
    int lines = 0;
    while (std::fgets(line, sizeof line, in) != nullptr)
        ++lines;
    std::fclose(in);
    return lines;
}

int main()
{
    int ends[2];
    if (pipe(ends) != 0)
        return 98;
    if (fork() == 0) {
        close(ends[0]);
        print(ends[1]);
        _exit(0);
    }
    close(ends[1]);
    const int lines = count(ends[0]);
    wait(nullptr);
    return lines == 100 ? 0 : 1;
}
