// Writes blocks of bytes to its standard output: a pipe.
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>

#include <csignal>
#include <cstdio>
#include <cstring>
#include <unistd.h>

using namespace crosstalk;

const int out = STDOUT_FILENO;
char block[65536];

int main()
{
    if (choice("sigpipe") == 1)
        std::signal(SIGPIPE, SIG_IGN);

    long done = 0;
    do {
        compute(param("writer_work") * 1000);
        const long size = param("block");
        std::memset(block, 'a' + done % 26, size);

        for (long sent = 0; sent < size;) {
            long n = write(out, block + sent, size - sent);
            if (n == -1) {
                std::perror("write"); // EPIPE: no reader
                return 4;
            }
            sent += n;
        }
    } while (++done < param("blocks") || !param("blocks"));
}
