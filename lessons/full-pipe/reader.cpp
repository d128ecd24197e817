// Reads blocks of bytes from its standard input: a pipe.
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>

#include <cstdio>
#include <unistd.h>

using namespace crosstalk;

const int in = STDIN_FILENO;
char block[65536];

int main()
{
    long n;
    while ((n = read(in, block, param("block"))) > 0)
        compute(param("reader_work") * 1000);

    if (n == -1) {
        std::perror("read");
        return 4;
    }
    // 0 bytes: end of file, no writer is left
}
