#pragma once

#include <cstdint>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

// What only NETLINK_SOCK_DIAG tells of a Unix socket. Plain system calls, no allocation: the tap
// asks too, from inside a worker, where socket() and recv() are its own.

namespace crosstalk::mechanisms::socket {

/// One Unix socket as the kernel's diagnosis has it.
struct UnixDiag
{
    std::uint32_t peer = 0;    ///< inode of the other end; 0: none, or nobody has accepted it yet
    std::uint32_t queued = 0;  ///< listener: connections that wait
    std::uint32_t backlog = 0; ///< listener: what listen() asked for, as granted
};

inline bool readUnixDiag(const char* answer, std::uint32_t length, UnixDiag& out)
{
    const auto* header = reinterpret_cast<const nlmsghdr*>(answer);
    if (length < sizeof(nlmsghdr) || header->nlmsg_type != SOCK_DIAG_BY_FAMILY ||
        header->nlmsg_len > length)
        return false;
    auto* attribute = reinterpret_cast<const rtattr*>(answer + NLMSG_LENGTH(sizeof(unix_diag_msg)));
    int left = int(header->nlmsg_len - NLMSG_LENGTH(sizeof(unix_diag_msg)));
    for (; RTA_OK(attribute, left); attribute = RTA_NEXT(attribute, left)) {
        const auto* words = static_cast<const std::uint32_t*>(RTA_DATA(attribute));
        if (attribute->rta_type == UNIX_DIAG_PEER)
            out.peer = words[0];
        if (attribute->rta_type == UNIX_DIAG_RQLEN) {
            out.queued = words[0];
            out.backlog = words[1];
        }
    }
    return true;
}

/// Asks about the socket with this inode; false when the kernel does not tell (CONFIG_UNIX_DIAG).
/// May change errno.
inline bool askUnixDiag(std::uint32_t inode, UnixDiag& out)
{
    struct
    {
        nlmsghdr header;
        unix_diag_req body;
    } request = {};
    request.header.nlmsg_len = sizeof request;
    request.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    request.header.nlmsg_flags = NLM_F_REQUEST;
    request.body.sdiag_family = AF_UNIX;
    request.body.udiag_ino = inode;
    request.body.udiag_states = ~std::uint32_t{0};
    request.body.udiag_cookie[0] = request.body.udiag_cookie[1] = ~std::uint32_t{0};
    request.body.udiag_show = UDIAG_SHOW_PEER | UDIAG_SHOW_RQLEN;
    const long fd = ::syscall(SYS_socket, AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    if (fd < 0)
        return false;
    alignas(nlmsghdr) char answer[1024];
    long length = ::syscall(SYS_sendto, fd, &request, sizeof request, 0, nullptr, 0);
    if (length >= 0)
        length = ::syscall(SYS_recvfrom, fd, answer, sizeof answer, 0, nullptr, nullptr);
    ::syscall(SYS_close, fd);
    return length > 0 && readUnixDiag(answer, std::uint32_t(length), out);
}

} // namespace crosstalk::mechanisms::socket
