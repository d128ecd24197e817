#pragma once

#include <cstring>
#include <sys/socket.h>

// One byte over a Unix socket, with a descriptor in its baggage or without: what sendmsg() and
// SCM_RIGHTS take twenty lines for.

namespace crosstalk {

/// Sends one byte; `fd` goes along unless it is -1. False: errno says why.
inline bool handOver(int socket, int fd = -1)
{
    char byte = 1;
    iovec bytes{&byte, 1};
    alignas(cmsghdr) char room[CMSG_SPACE(sizeof fd)] = {};
    msghdr message{};
    message.msg_iov = &bytes;
    message.msg_iovlen = 1;
    if (fd != -1) {
        message.msg_control = room;
        message.msg_controllen = sizeof room;
        cmsghdr* rights = CMSG_FIRSTHDR(&message);
        rights->cmsg_level = SOL_SOCKET;
        rights->cmsg_type = SCM_RIGHTS;
        rights->cmsg_len = CMSG_LEN(sizeof fd);
        std::memcpy(CMSG_DATA(rights), &fd, sizeof fd);
    }
    return sendmsg(socket, &message, MSG_NOSIGNAL) == 1;
}

/// Waits for one; `fd` becomes the descriptor that came along, or -1. False: nobody will send any.
inline bool takeOver(int socket, int& fd)
{
    char byte;
    iovec bytes{&byte, 1};
    alignas(cmsghdr) char room[CMSG_SPACE(sizeof fd)] = {};
    msghdr message{};
    message.msg_iov = &bytes;
    message.msg_iovlen = 1;
    message.msg_control = room;
    message.msg_controllen = sizeof room;
    fd = -1;
    if (recvmsg(socket, &message, 0) != 1)
        return false;
    if (const cmsghdr* rights = CMSG_FIRSTHDR(&message))
        std::memcpy(&fd, CMSG_DATA(rights), sizeof fd);
    return true;
}

} // namespace crosstalk
