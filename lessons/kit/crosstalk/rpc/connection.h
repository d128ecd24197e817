#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>

namespace crosstalk::rpc {

/// "ipv4:127.0.0.1:4000", as gRPC names a peer; empty for what is no IPv4 connection.
inline std::string peerName(int fd)
{
    sockaddr_in peer{};
    socklen_t size = sizeof peer;
    char text[INET_ADDRSTRLEN];
    if (getpeername(fd, reinterpret_cast<sockaddr*>(&peer), &size) != 0 ||
        peer.sin_family != AF_INET ||
        inet_ntop(AF_INET, &peer.sin_addr, text, sizeof text) == nullptr)
        return {};
    return "ipv4:" + std::string(text) + ':' + std::to_string(ntohs(peer.sin_port));
}

/// True for a connected Unix socket whose other end this process opened.
inline bool leadsTo(int fd, int pid)
{
    sockaddr_storage peer{};
    socklen_t size = sizeof peer;
    ucred who{};
    socklen_t whoSize = sizeof who;
    return getpeername(fd, reinterpret_cast<sockaddr*>(&peer), &size) == 0 &&
           peer.ss_family == AF_UNIX &&
           getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &whoSize) == 0 && who.pid == pid;
}

/// The connection by which a call came: by the name gRPC has for its peer, or by the client's pid
/// when that is a Unix socket. -1 when there is none.
inline int connectionOf(const std::string& peer, int pid)
{
    constexpr int mostDescriptors = 1024;
    for (int fd = 3; fd < mostDescriptors; ++fd)
        if (peer.rfind("unix", 0) == 0 ? leadsTo(fd, pid) : peerName(fd) == peer)
            return fd;
    return -1;
}

/// Shuts it down, both ways. False when there is none.
inline bool cutConnection(const std::string& peer, int pid)
{
    const int fd = connectionOf(peer, pid);
    return fd >= 0 && shutdown(fd, SHUT_RDWR) == 0;
}

} // namespace crosstalk::rpc
