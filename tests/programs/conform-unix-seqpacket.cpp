// Conformance of Unix seqpacket sockets: roundtrip, full, death.
#include "sockets.h"

/// More does not fit into the default send buffer together with the kernel's own.
constexpr size_t largest = 200'000;

static int roundtrip(const Listener& listener)
{
    if (fork() == 0) {
        const int fd = connectTo(listener, AF_UNIX, SOCK_SEQPACKET);
        const bool sent = send(fd, block, 1, 0) == 1 && send(fd, block, 0, 0) == 0 &&
                          send(fd, block, 3, 0) == 3 && send(fd, block, 2, 0) == 2 &&
                          send(fd, block, largest, 0) == ssize_t(largest);
        _exit(sent && send(fd, block, sizeof block, 0) == -1 && errno == EMSGSIZE ? 0 : 1);
    }
    const int fd = accept(listener.fd, nullptr, nullptr);
    for (const size_t size : {size_t(1), size_t(0), size_t(3), size_t(2), largest})
        if (recv(fd, block, sizeof block, 0) != ssize_t(size)) // boundaries are kept
            return 2;
    if (childStatus() != 0)
        return 3;
    return recv(fd, block, sizeof block, 0) == 0 ? 0 : 4;
}

static int full(const Listener& listener)
{
    const int out = connectTo(listener, AF_UNIX, SOCK_SEQPACKET);
    const int in = accept(listener.fd, nullptr, nullptr);
    const int sends = fill(out, 1);
    if (sends < 2)
        return 1;
    for (int i = 0; i < sends; ++i)
        if (recv(in, block, sizeof block, MSG_DONTWAIT) != 1)
            return 2;
    return recv(in, block, 1, MSG_DONTWAIT) == -1 && errno == EAGAIN ? 0 : 3;
}

static int death(const Listener& listener)
{
    signal(SIGPIPE, SIG_IGN);
    if (fork() == 0) {
        const int fd = connectTo(listener, AF_UNIX, SOCK_SEQPACKET);
        _exit(send(fd, block, 7, 0) == 7 ? 0 : 1);
    }
    const int fd = accept(listener.fd, nullptr, nullptr);
    if (childStatus() != 0 || recv(fd, block, 100, 0) != 7 || recv(fd, block, 100, 0) != 0)
        return 1;
    return send(fd, block, 1, 0) == -1 && errno == EPIPE ? 0 : 2;
}

int main(int, char* argv[])
{
    const Listener listener = listenUnix(SOCK_SEQPACKET, argv[1], 4);
    switch (argv[2][0]) {
    case 'r':
        return roundtrip(listener);
    case 'f':
        return full(listener);
    default:
        return death(listener);
    }
}
