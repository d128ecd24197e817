// Opens the caller's two FIFOs from their other sides, reads
// the question and answers it.
#include <crosstalk/kit.h>

#include <cstdio>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

using namespace crosstalk;

int main(int, char* argv[])
{
    long done = 0;
    do {
        std::string round = "." + std::to_string(done);
        std::string there = argv[1] + round;
        std::string back = argv[2] + round;
        mkfifo(there.c_str(), 0600);
        mkfifo(back.c_str(), 0600);

        int in, out;
        if (choice("order") == 0) { // as the caller does
            in = open(there.c_str(), O_RDONLY);
            out = open(back.c_str(), O_WRONLY);
        } else {
            out = open(back.c_str(), O_WRONLY);
            in = open(there.c_str(), O_RDONLY);
        }

        char question[64];
        if (read(in, question, sizeof question) < 1 ||
            write(out, "yes\n", 4) == -1) {
            std::perror("answerer");
            return 4;
        }
        close(in);
        close(out);
    } while (++done < param("rounds"));
}
