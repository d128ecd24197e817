// Writes lines to its standard output, wherever that leads.
#include <crosstalk/kit.h>

#include <cstdio>
#include <unistd.h>

using namespace crosstalk;

int main()
{
    for (long i = 0; i < param("lines"); ++i) {
        if (write(STDOUT_FILENO, "a line\n", 7) == -1) {
            std::perror("words"); // EBADF: not open for writing
            return 4;
        }
        usleep(param("pause") * 1000);
    }
}
