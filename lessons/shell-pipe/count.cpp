// Counts the lines that come in on its standard input.
#include <algorithm>
#include <cstdio>
#include <unistd.h>

int main()
{
    char block[4096];
    long lines = 0;
    ssize_t n;
    while ((n = read(STDIN_FILENO, block, sizeof block)) > 0)
        lines += std::count(block, block + n, '\n');
    if (n == -1) {
        std::perror("count"); // EBADF: not open for reading
        return 4;
    }
    std::fprintf(stderr, "%ld lines\n", lines);
}
