// Opens one FIFO for writing and one for reading, asks a
// question through the first, reads the answer from the other.
#include <crosstalk/kit.h>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

using namespace crosstalk;

/// Opens the FIFO for writing; without waiting, if so chosen.
int openThere(const char* name)
{
    for (;;) {
        int wait = choice("open") == 0 ? 0 : O_NONBLOCK;
        int fd = open(name, O_WRONLY | wait);
        if (fd != -1 || errno != ENXIO)
            return fd;
        usleep(10'000); // nobody has it open for reading
    }
}

int main(int, char* argv[])
{
    long done = 0;
    do {
        std::string round = "." + std::to_string(done);
        std::string there = argv[1] + round;
        std::string back = argv[2] + round;
        mkfifo(there.c_str(), 0600);
        mkfifo(back.c_str(), 0600);

        int out = openThere(there.c_str());
        int in = open(back.c_str(), O_RDONLY);
        unlink(there.c_str()); // both are open: no name needed
        unlink(back.c_str());

        char answer[64];
        if (out == -1 || write(out, "ready?\n", 7) == -1 ||
            read(in, answer, sizeof answer) < 1) {
            std::perror("caller");
            return 4;
        }
        mark("met", done);
        close(out);
        close(in);
    } while (++done < param("rounds"));
}
