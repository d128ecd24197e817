// Asks the kernel for what it refuses, one thing a run, and goes on. Ends with 0 when it was refused.
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <mqueue.h>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

std::string ownName(const char* what)
{
    return std::string("/crosstalk-") + what + "-" + std::to_string(getpid());
}

sockaddr_in loopback(in_port_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = port;
    return address;
}

/// A port that nobody has: the kernel's choice, let go of again.
in_port_t freePort(int type)
{
    const int fd = socket(AF_INET, type, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    bind(fd, reinterpret_cast<sockaddr*>(&address), size);
    getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
    close(fd);
    return address.sin_port;
}

sockaddr_un pathOf(const std::string& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    memcpy(address.sun_path, path.data(), std::min(path.size(), sizeof address.sun_path));
    return address;
}

int portInUse()
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    const int first = socket(AF_INET, SOCK_STREAM, 0);
    const int second = socket(AF_INET, SOCK_STREAM, 0);
    bind(first, reinterpret_cast<sockaddr*>(&address), size);
    listen(first, 1);
    getsockname(first, reinterpret_cast<sockaddr*>(&address), &size);
    return bind(second, reinterpret_cast<sockaddr*>(&address), size) == -1 ? EADDRINUSE : 0;
}

int pathTooLong()
{
    const sockaddr_un address = pathOf("/tmp/" + std::string(200, 'a'));
    const int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    return bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address + 1) == -1 ? EINVAL
                                                                                          : 0;
}

int queueNameTaken()
{
    const std::string name = ownName("taken");
    const mqd_t queue = mq_open(name.c_str(), O_CREAT | O_EXCL | O_RDWR, 0600, nullptr);
    const mqd_t again = mq_open(name.c_str(), O_CREAT | O_EXCL | O_RDWR, 0600, nullptr);
    const int error = again == -1 ? errno : 0;
    mq_close(queue);
    mq_unlink(name.c_str());
    return error == EEXIST ? error : 0;
}

int queueNameOdd()
{
    return mq_open("/two/slashes", O_CREAT | O_RDWR, 0600, nullptr) == -1 && errno == EACCES ? errno
                                                                                            : 0;
}

int queueTooLarge()
{
    mq_attr most{};
    most.mq_maxmsg = 10'000'000; // more than anybody may, root too
    most.mq_msgsize = 8;
    return mq_open(ownName("large").c_str(), O_CREAT | O_RDWR, 0600, &most) == -1 ? errno : 0;
}

int messageTooLong()
{
    const std::string name = ownName("short");
    mq_attr small{};
    small.mq_maxmsg = 2;
    small.mq_msgsize = 8;
    const mqd_t queue = mq_open(name.c_str(), O_CREAT | O_RDWR, 0600, &small);
    const int error = mq_send(queue, "nine bytes", 9, 0) == -1 ? errno : 0;
    mq_close(queue);
    mq_unlink(name.c_str());
    return error == EMSGSIZE ? error : 0;
}

int serverAbsent()
{
    const sockaddr_un address = pathOf("/tmp" + ownName("nobody"));
    const int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    return connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == -1 ? errno
                                                                                          : 0;
}

int serverRefuses()
{
    const sockaddr_in address = loopback(freePort(SOCK_STREAM));
    const int fd = socket(AF_INET, SOCK_STREAM, 0);
    return connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == -1 ? errno
                                                                                          : 0;
}

int datagramToNobody()
{
    const sockaddr_un address = pathOf("/tmp" + ownName("nobody"));
    const int fd = socket(AF_UNIX, SOCK_DGRAM, 0);
    return sendto(fd, "hello", 5, 0, reinterpret_cast<const sockaddr*>(&address),
                  sizeof address) == -1
               ? errno
               : 0;
}

int udpToNobody()
{
    const sockaddr_in address = loopback(freePort(SOCK_DGRAM));
    const int fd = socket(AF_INET, SOCK_DGRAM, 0);
    connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    send(fd, "hello", 5, 0); // the answer, that nobody is there, comes to the next call
    return send(fd, "again", 5, 0) == -1 ? errno : 0;
}

int killedInMidMessage()
{
    int ends[2];
    socketpair(AF_UNIX, SOCK_STREAM, 0, ends);
    if (fork() == 0) {
        write(ends[1], "half a mess", 11); // of 12 bytes
        kill(getpid(), SIGKILL);
    }
    close(ends[1]);
    char text[12];
    size_t got = 0;
    for (ssize_t count; (count = read(ends[0], text + got, sizeof text - got)) > 0;)
        got += size_t(count);
    wait(nullptr);
    return got == 11 ? EPIPE : 0;
}

struct Refusal
{
    const char* name;
    int (*provoke)(); ///< the errno; 0: it was not refused
};

constexpr Refusal refusals[] = {
    {"port-in-use", portInUse},
    {"path-too-long", pathTooLong},
    {"queue-name-taken", queueNameTaken},
    {"queue-name-odd", queueNameOdd},
    {"queue-too-large", queueTooLarge},
    {"message-too-long", messageTooLong},
    {"server-absent", serverAbsent},
    {"server-refuses", serverRefuses},
    {"datagram-to-nobody", datagramToNobody},
    {"udp-to-nobody", udpToNobody},
    {"killed-in-mid-message", killedInMidMessage},
};

} // namespace

int main(int count, char* argv[])
{
    for (const Refusal& refusal : refusals)
        if (count > 1 && strcmp(argv[1], refusal.name) == 0)
            return refusal.provoke() != 0 ? 0 : 1;
    return 2;
}
