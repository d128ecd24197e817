// Conformance of UDP on 127.0.0.1: roundtrip, full (which here means: thrown away), death.
#include "sockets.h"

constexpr size_t largest = 65'507; ///< what 16 bits of length leave for the payload

static sockaddr_in address;

static int mailbox()
{
    const int fd = socket(AF_INET, SOCK_DGRAM, 0);
    address = loopback();
    socklen_t length = sizeof address;
    if (bind(fd, reinterpret_cast<sockaddr*>(&address), length) != 0)
        _exit(97);
    getsockname(fd, reinterpret_cast<sockaddr*>(&address), &length);
    return fd;
}

static ssize_t sendTo(int fd, size_t size)
{
    return sendto(fd, block, size, 0, reinterpret_cast<sockaddr*>(&address), sizeof address);
}

static int roundtrip(int in)
{
    if (fork() == 0) {
        const int out = socket(AF_INET, SOCK_DGRAM, 0);
        const bool sent =
            sendTo(out, 1) == 1 && sendTo(out, 0) == 0 && sendTo(out, largest) == ssize_t(largest);
        char answer[8];
        _exit(sent && recv(out, answer, sizeof answer, 0) == 2 && sendTo(out, largest + 1) == -1 &&
                      errno == EMSGSIZE
                  ? 0
                  : 1);
    }
    sockaddr_in from{};
    socklen_t length = sizeof from;
    for (const size_t size : {size_t(1), size_t(0), largest})
        if (recvfrom(in, block, sizeof block, 0, reinterpret_cast<sockaddr*>(&from), &length) !=
            ssize_t(size))
            return 2;
    if (sendto(in, "ok", 2, 0, reinterpret_cast<sockaddr*>(&from), length) != 2)
        return 3;
    return childStatus();
}

/// No EAGAIN, no error, no waiting: what does not fit is gone.
static int full(int in)
{
    const int out = socket(AF_INET, SOCK_DGRAM, 0);
    constexpr int sends = 2'000;
    for (int i = 0; i < sends; ++i)
        if (sendTo(out, 100) != 100)
            return 1;
    int got = 0;
    while (recv(in, block, 200, MSG_DONTWAIT) == 100)
        ++got;
    return errno == EAGAIN && got > 0 && got < sends ? 0 : 2;
}

static int death(int in)
{
    if (fork() == 0) {
        const int out = socket(AF_INET, SOCK_DGRAM, 0);
        _exit(sendTo(out, 7) == 7 ? 0 : 1);
    }
    if (childStatus() != 0 || recv(in, block, 100, 0) != 7) // it outlives its sender
        return 1;
    close(in);
    // Only a connected socket learns that nobody is there, and only at its next call.
    const int out = socket(AF_INET, SOCK_DGRAM, 0);
    if (connect(out, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        return 2;
    if (send(out, block, 1, 0) != 1)
        return 3;
    return send(out, block, 1, 0) == -1 && errno == ECONNREFUSED ? 0 : 4;
}

int main(int, char* argv[])
{
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
