// Conformance of Unix datagram sockets: roundtrip, full, death.
#include "sockets.h"

constexpr size_t largest = 200'000;

static sockaddr_un address;
static socklen_t length;

static int mailbox()
{
    const int fd = socket(AF_UNIX, SOCK_DGRAM, 0);
    if (bind(fd, reinterpret_cast<sockaddr*>(&address), length) != 0)
        _exit(97);
    return fd;
}

static ssize_t sendTo(int fd, size_t size)
{
    return sendto(fd, block, size, 0, reinterpret_cast<sockaddr*>(&address), length);
}

static int roundtrip(int in)
{
    if (fork() == 0) {
        const int out = socket(AF_UNIX, SOCK_DGRAM, 0);
        const bool sent =
            sendTo(out, 1) == 1 && sendTo(out, 0) == 0 && sendTo(out, largest) == ssize_t(largest);
        _exit(sent && sendTo(out, sizeof block) == -1 && errno == EMSGSIZE ? 0 : 1);
    }
    for (const size_t size : {size_t(1), size_t(0), largest})
        if (recv(in, block, sizeof block, 0) != ssize_t(size))
            return 2;
    if (childStatus() != 0)
        return 3;
    // A pair without names; what finds no room in the buffer of the receiver is gone.
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_DGRAM, 0, ends) != 0)
        return 4;
    if (write(ends[0], block, 10) != 10 || write(ends[0], block, 5) != 5)
        return 5;
    return read(ends[1], block, 4) == 4 && read(ends[1], block, 100) == 5 ? 0 : 6;
}

static int full(int in)
{
    const int out = socket(AF_UNIX, SOCK_DGRAM, 0);
    if (connect(out, reinterpret_cast<sockaddr*>(&address), length) != 0)
        return 1;
    const int sends = fill(out, 1);
    if (sends < 2)
        return 2;
    for (int i = 0; i < sends; ++i)
        if (recv(in, block, 10, MSG_DONTWAIT) != 1)
            return 3;
    return recv(in, block, 10, MSG_DONTWAIT) == -1 && errno == EAGAIN ? 0 : 4;
}

static int death(int in)
{
    if (fork() == 0) {
        const int out = socket(AF_UNIX, SOCK_DGRAM, 0);
        _exit(sendTo(out, 7) == 7 ? 0 : 1);
    }
    if (childStatus() != 0 || recv(in, block, 100, 0) != 7) // it outlives its sender
        return 1;
    close(in);
    const int out = socket(AF_UNIX, SOCK_DGRAM, 0);
    return sendTo(out, 1) == -1 && errno == ECONNREFUSED ? 0 : 2;
}

int main(int, char* argv[])
{
    length = abstractName(address, argv[1]);
    const int in = mailbox();
    switch (argv[2][0]) {
    case 'r':
        return roundtrip(in);
    case 'f':
        return full(in);
    default:
        return death(in);
    }
}
