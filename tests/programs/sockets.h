// What the conformance programs of all sockets have in common. Included by one source each.
#pragma once

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <initializer_list>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

inline char block[1 << 20];

inline int childStatus()
{
    int status = 0;
    wait(&status);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

/// The run's own name for a segment is "/crosstalk.…": a socket of the same name in the abstract
/// namespace leaves nothing behind.
inline socklen_t abstractName(sockaddr_un& address, const char* name)
{
    address = {};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path + 1, name, sizeof address.sun_path - 2);
    return socklen_t(offsetof(sockaddr_un, sun_path) + 1 + std::strlen(name));
}

inline sockaddr_in loopback()
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// A listener and the address to reach it at.
struct Listener
{
    int fd = -1;
    sockaddr_storage address{};
    socklen_t size = 0;

    const sockaddr* at() const { return reinterpret_cast<const sockaddr*>(&address); }
};

inline Listener listenUnix(int type, const char* name, int backlog)
{
    Listener listener;
    listener.fd = socket(AF_UNIX, type, 0);
    listener.size = abstractName(reinterpret_cast<sockaddr_un&>(listener.address), name);
    if (bind(listener.fd, listener.at(), listener.size) != 0 || listen(listener.fd, backlog) != 0)
        _exit(97);
    return listener;
}

inline Listener listenTcp(int backlog)
{
    Listener listener;
    listener.fd = socket(AF_INET, SOCK_STREAM, 0);
    reinterpret_cast<sockaddr_in&>(listener.address) = loopback();
    listener.size = sizeof(sockaddr_in);
    if (bind(listener.fd, listener.at(), listener.size) != 0 || listen(listener.fd, backlog) != 0)
        _exit(97);
    getsockname(listener.fd, reinterpret_cast<sockaddr*>(&listener.address), &listener.size);
    return listener;
}

inline int connectTo(const Listener& listener, int family, int type)
{
    const int fd = socket(family, type, 0);
    return connect(fd, listener.at(), listener.size) == 0 ? fd : -1;
}

inline bool sendAll(int fd, size_t size)
{
    for (size_t sent = 0; sent < size;) {
        const ssize_t n = send(fd, block + sent, size - sent, 0);
        if (n <= 0)
            return false;
        sent += size_t(n);
    }
    return true;
}

inline size_t receiveAll(int fd, size_t size)
{
    size_t got = 0;
    for (ssize_t n; got < size && (n = recv(fd, block + got, size - got, 0)) > 0;)
        got += size_t(n);
    return got;
}

/// Fills one direction until EAGAIN; how many sends got in whole or in part.
inline int fill(int fd, size_t size)
{
    fcntl(fd, F_SETFL, O_NONBLOCK);
    int sends = 0;
    while (send(fd, block, size, 0) > 0)
        ++sends;
    const int error = errno;
    fcntl(fd, F_SETFL, 0);
    return error == EAGAIN ? sends : -1;
}

// --- connected stream sockets: what Unix and TCP have in common ---

inline int streamRoundtrip(const Listener& listener, int family)
{
    std::memset(block, 'x', sizeof block);
    if (fork() == 0) {
        const int fd = connectTo(listener, family, SOCK_STREAM);
        const bool sent = fd >= 0 && sendAll(fd, 1) && receiveAll(fd, 1) == 1 &&
                          sendAll(fd, sizeof block) && shutdown(fd, SHUT_WR) == 0;
        _exit(sent && receiveAll(fd, sizeof block) == sizeof block && recv(fd, block, 1, 0) == 0
                  ? 0
                  : 1);
    }
    const int fd = accept(listener.fd, nullptr, nullptr);
    if (receiveAll(fd, 1) != 1 || !sendAll(fd, 1))
        return 2;
    if (receiveAll(fd, sizeof block) != sizeof block || recv(fd, block, 1, 0) != 0)
        return 3;
    if (!sendAll(fd, sizeof block)) // it can still be answered
        return 4;
    close(fd);
    return childStatus();
}

inline int streamFull(const Listener& listener, int family)
{
    const int out = connectTo(listener, family, SOCK_STREAM);
    const int in = accept(listener.fd, nullptr, nullptr);
    if (fill(out, 4096) < 2)
        return 1;
    if (recv(in, block, 4096, 0) != 4096 || fill(in, 4096) < 2) // the other way is free
        return 2;
    return recv(out, block, 4096, 0) == 4096 ? 0 : 3;
}

inline int streamDeath(const Listener& listener, int family)
{
    signal(SIGPIPE, SIG_IGN);
    if (fork() == 0) {
        const int fd = connectTo(listener, family, SOCK_STREAM);
        _exit(fd >= 0 && sendAll(fd, 3) ? 0 : 1);
    }
    const int fd = accept(listener.fd, nullptr, nullptr);
    if (childStatus() != 0)
        return 1;
    // What the dead one sent is still there, then its end; and nobody is left to answer.
    if (receiveAll(fd, 3) != 3 || recv(fd, block, 1, 0) != 0)
        return 2;
    ssize_t n = 0;
    for (int i = 0; i < 10'000 && (n = send(fd, block, 1, 0)) == 1; ++i) {
    }
    if (n != -1 || (errno != EPIPE && errno != ECONNRESET))
        return 3;
    close(fd);
    // A receiver that goes with bytes unread resets the connection.
    const int out = connectTo(listener, family, SOCK_STREAM);
    const int in = accept(listener.fd, nullptr, nullptr);
    if (!sendAll(out, 5) || close(in) != 0)
        return 4;
    return recv(out, block, 1, 0) == -1 && errno == ECONNRESET ? 0 : 5;
}
