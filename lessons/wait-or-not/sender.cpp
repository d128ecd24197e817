// Writes records to its standard output, a pipe, and may
// wait on its standard input until each has been received.
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

using namespace crosstalk;

const int out = STDOUT_FILENO, acknowledged = STDIN_FILENO;
char record[4096];

int main()
{
    long done = 0;
    do {
        bool meets = choice("send") == 1;
        std::memset(record, meets ? 'm' : 'b', sizeof record);
        fcntl(out, F_SETFL, choice("full") == 1 ? O_NONBLOCK : 0);

        while (write(out, record, sizeof record) == -1) {
            if (errno != EAGAIN) {
                std::perror("sender");
                return 4;
            }
            compute(1000); // full: something else to do meanwhile
        }
        char yes;
        if (meets && read(acknowledged, &yes, 1) != 1)
            return 4;
    } while (++done < param("records") || !param("records"));
}
