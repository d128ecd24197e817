// Reads from a FIFO whose write end it has itself: somebody else has to write, or nobody does.
// fiforeader PATH keep|unlink
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

int main(int, char* argv[])
{
    const int fifo = open(argv[1], O_RDWR);
    if (std::strcmp(argv[2], "unlink") == 0)
        unlink(argv[1]);
    char byte = 0;
    return read(fifo, &byte, 1) != 1;
}
