// Conformance of pipes: roundtrip, full, death. Ends with 0 if the kernel did what it promises.
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

static char block[1 << 20];

static int childStatus()
{
    int status = 0;
    wait(&status);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

static bool sendAll(int fd, size_t size)
{
    for (size_t sent = 0; sent < size;) {
        const ssize_t n = write(fd, block + sent, size - sent);
        if (n <= 0)
            return false;
        sent += size_t(n);
    }
    return true;
}

static int roundtrip(int in, int out)
{
    if (fork() == 0) {
        close(in);
        memset(block, 'x', sizeof block);
        _exit(sendAll(out, 1) && sendAll(out, sizeof block) ? 0 : 1);
    }
    close(out);
    size_t got = 0;
    for (ssize_t n; (n = read(in, block, sizeof block)) > 0;)
        got += size_t(n);
    return got == 1 + sizeof block ? childStatus() : 2;
}

static int full(int in, int out)
{
    fcntl(out, F_SETFL, O_NONBLOCK);
    long filled = 0;
    for (ssize_t n; (n = write(out, block, 4096)) > 0;)
        filled += n;
    if (errno != EAGAIN || filled != fcntl(out, F_GETPIPE_SZ))
        return 1;
    return read(in, block, 4096) == 4096 && write(out, block, 4096) == 4096 ? 0 : 2;
}

static int death(int in, int out)
{
    signal(SIGPIPE, SIG_IGN);
    if (fork() == 0)
        _exit(0); // takes its read end along
    if (childStatus() != 0)
        return 1;
    close(in);
    return write(out, block, 1) == -1 && errno == EPIPE ? 0 : 2;
}

int main(int, char* argv[])
{
    int ends[2];
    if (pipe(ends) != 0)
        return 98;
    switch (argv[2][0]) {
    case 'r':
        return roundtrip(ends[0], ends[1]);
    case 'f':
        return full(ends[0], ends[1]);
    default:
        return death(ends[0], ends[1]);
    }
}
