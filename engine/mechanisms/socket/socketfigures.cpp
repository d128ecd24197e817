#include "engine/mechanisms/socket/socketfigures.h"

#include "engine/mechanisms/socket/unixdiag.h"

#include <algorithm>
#include <cerrno>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/stat.h>

namespace crosstalk::mechanisms::socket {

namespace {

using Figures = Result<KernelAnswer>;

int option(int fd, int level, int name)
{
    int value = -1;
    socklen_t size = sizeof value;
    return ::getsockopt(fd, level, name, &value, &size) == 0 ? value : -1;
}

Result<std::uint64_t> asked(int fd, unsigned long request, const char* what)
{
    int value = 0;
    if (fd < 0)
        return Error{"ask", what, EBADF, "The end that would know is gone."};
    if (::ioctl(fd, request, &value) == -1)
        return systemError("ask", what);
    return std::uint64_t(value);
}

Figures unixListener(int fd)
{
    struct stat status = {};
    UnixDiag diag;
    if (::fstat(fd, &status) != 0 || !askUnixDiag(std::uint32_t(status.st_ino), diag))
        return systemError("ask how many connections wait at", "the listener");
    return KernelAnswer{diag.queued, diag.backlog};
}

Figures tcpListener(int fd)
{
    tcp_info info = {};
    socklen_t size = sizeof info;
    if (::getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
        return systemError("ask how many connections wait at", "the listener");
    return KernelAnswer{info.tcpi_unacked, info.tcpi_sacked};
}

std::uint32_t room(int fd, int which)
{
    return std::uint32_t(std::max(0, option(fd, SOL_SOCKET, which)));
}

/// Its end of stream is not acknowledged. SIOCOUTQ counts that like a byte (tcp_send_fin() in the
/// kernel's net/ipv4/tcp_output.c gives it a sequence number), SIOCINQ does not.
bool isEndUnacknowledged(int writer)
{
    tcp_info info = {};
    socklen_t size = sizeof info;
    return ::getsockopt(writer, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 &&
           (info.tcpi_state == TCP_FIN_WAIT1 || info.tcpi_state == TCP_CLOSING ||
            info.tcpi_state == TCP_LAST_ACK);
}

/// What the sender has not handed to the network yet, and what has arrived. What is in between,
/// sent but not acknowledged, may or may not have arrived: no figure until it is.
Figures tcpStream(int reader, int writer)
{
    const auto unacknowledged = asked(writer, SIOCOUTQ, "SIOCOUTQ of the sender");
    if (!unacknowledged)
        return unacknowledged.error();
    const auto unsent = asked(writer, SIOCOUTQNSD, "SIOCOUTQNSD of the sender");
    if (!unsent)
        return unsent.error();
    if (*unacknowledged != *unsent)
        return Error{"compare", "a TCP connection", EAGAIN, "Bytes are on their way: ask again."};
    const auto arrived = asked(reader, SIOCINQ, "SIOCINQ of the receiver");
    if (!arrived)
        return arrived.error();
    const std::uint64_t atSender = *unsent - (*unsent != 0 && isEndUnacknowledged(writer) ? 1 : 0);
    return KernelAnswer{*arrived + atSender, 0, atSender, room(writer, SO_SNDBUF),
                        room(reader, SO_RCVBUF)};
}

Figures queued(int reader, int writer)
{
    const auto inside = asked(reader, SIOCINQ, "SIOCINQ of the receiver");
    if (!inside)
        return inside.error();
    const auto charged = asked(writer, SIOCOUTQ, "SIOCOUTQ of the sender");
    return KernelAnswer{*inside, charged ? *charged : std::uint64_t{0}};
}

} // namespace

Figures figures(int reader, int writer)
{
    const int fd = reader != -1 ? reader : writer;
    const bool local = option(fd, SOL_SOCKET, SO_DOMAIN) == AF_UNIX;
    if (option(fd, SOL_SOCKET, SO_ACCEPTCONN) == 1)
        return local ? unixListener(fd) : tcpListener(fd);
    if (!local && option(fd, SOL_SOCKET, SO_TYPE) == SOCK_STREAM)
        return tcpStream(reader, writer);
    return queued(reader, writer);
}

} // namespace crosstalk::mechanisms::socket
