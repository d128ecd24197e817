// Reads records from its standard input and acknowledges
// those whose sender waits for it.
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>

#include <cstdio>
#include <unistd.h>

using namespace crosstalk;

const int in = STDIN_FILENO, acknowledge = STDOUT_FILENO;
char record[4096];

int main()
{
    ssize_t n;
    while ((n = read(in, record, sizeof record)) > 0) {
        if (record[0] == 'm' && write(acknowledge, "y", 1) != 1)
            return 4;
        compute(param("work") * 1000);
    }
    if (n == -1) {
        std::perror("receiver");
        return 4;
    }
}
