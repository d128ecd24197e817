// Two processes meet at a name in the file system.
#include <crosstalk/kit.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace crosstalk;

int main(int, char* argv[])
{
    mkfifo(argv[1], 0600);
    if (fork() == 0) {
        const int in = open(argv[1], O_RDONLY); // waits for a writer
        char letter;
        while (read(in, &letter, 1) == 1) {
        }
        return 0;
    }
    const int out = open(argv[1], O_WRONLY); // waits for a reader
    long sent = 0;
    do
        write(out, "x", 1);
    while (++sent < param("messages") || !param("messages"));
    close(out);
    wait(nullptr);
}
