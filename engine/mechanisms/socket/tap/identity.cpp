#include "engine/mechanisms/socket/tap/addresses.h"
#include "engine/mechanisms/socket/unixdiag.h"
#include "engine/tap/identity.h"
#include "engine/tap/rawcalls.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stddef.h>
#include <sys/stat.h>
#include <sys/un.h>

// What a socket's descriptor leads to, from what the kernel says of it now: so it does not matter
// how this process came by it. One end of a connection is known by its own inode (Unix) or by both
// addresses (TCP), listeners and datagram sockets by the address that others know them by.

namespace crosstalk::tap::sockets {

namespace {

/// Puts a short text together in place.
class Text
{
public:
    Text(char* text, std::size_t room) : m_text(text), m_room(room - 1) {}

    Text& add(const char* more)
    {
        while (*more != '\0')
            add(*more++);
        return *this;
    }
    Text& add(char c)
    {
        if (m_length < m_room) {
            m_text[m_length++] = c;
            m_text[m_length] = '\0';
        }
        return *this;
    }
    Text& number(unsigned value)
    {
        char digits[12];
        int count = 0;
        do
            digits[count++] = char('0' + value % 10);
        while ((value /= 10) != 0);
        while (count > 0)
            add(digits[--count]);
        return *this;
    }
    Text& byte(unsigned value) { return add(hex[value >> 4 & 15]).add(hex[value & 15]); }

private:
    static constexpr const char* hex = "0123456789abcdef";
    char* m_text;
    std::size_t m_room;
    std::size_t m_length = 0;
};

struct Name
{
    union
    {
        sockaddr any;
        sockaddr_un local;
        sockaddr_in in;
        sockaddr_in6 in6;
        sockaddr_storage room;
    };
    socklen_t size = sizeof(sockaddr_storage);
    bool known = false;
};

Name nameBy(long call, int fd)
{
    Name name;
    name.room = {};
    name.known = rawCall(call, fd, asLong(&name.room), asLong(&name.size)) == 0;
    return name;
}

int option(int fd, int what)
{
    int value = -1;
    socklen_t size = sizeof value;
    rawCall(SYS_getsockopt, fd, SOL_SOCKET, what, asLong(&value), asLong(&size));
    return value;
}

bool isInternet(int family)
{
    return family == AF_INET || family == AF_INET6;
}

unsigned portOf(const sockaddr* address)
{
    const auto* in = reinterpret_cast<const sockaddr_in*>(address); // at the same place in IPv6
    return __builtin_bswap16(in->sin_port);
}

/// "127.0.0.1:4000"; an IPv4 address within IPv6 as what it is.
void internetText(Text& text, const sockaddr* address)
{
    const auto* in = reinterpret_cast<const sockaddr_in*>(address);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(&in->sin_addr);
    if (address->sa_family == AF_INET6) {
        const auto* in6 = reinterpret_cast<const sockaddr_in6*>(address);
        bytes = in6->sin6_addr.s6_addr;
        if (IN6_IS_ADDR_V4MAPPED(&in6->sin6_addr)) {
            bytes += 12;
        } else {
            text.add('[');
            for (int i = 0; i < 16; ++i)
                text.byte(bytes[i]);
            text.add("]:").number(portOf(address));
            return;
        }
    }
    for (int i = 0; i < 4; ++i)
        text.number(bytes[i]).add(i < 3 ? '.' : ':');
    text.number(portOf(address));
}

/// Path of a Unix socket; an abstract name begins with '@'. Empty: it has none.
void unixText(Text& text, const sockaddr* address, socklen_t size)
{
    const auto* local = reinterpret_cast<const sockaddr_un*>(address);
    const int length = int(size) - int(offsetof(sockaddr_un, sun_path));
    for (int i = 0; i < length && i < int(sizeof local->sun_path); ++i) {
        if (local->sun_path[i] == '\0' && i != 0)
            break;
        text.add(local->sun_path[i] == '\0' ? '@' : local->sun_path[i]);
    }
}

bool hasName(const Name& name)
{
    return name.known && name.size > offsetof(sockaddr_un, sun_path);
}

/// Who had the other end when it was connected.
std::int32_t peerPid(int fd)
{
    ucred who{};
    socklen_t size = sizeof who;
    rawCall(SYS_getsockopt, fd, SOL_SOCKET, SO_PEERCRED, asLong(&who), asLong(&size));
    return who.pid;
}

bool found(Identity& out, int fd, std::uint64_t key, ObjectKind kind, std::uint8_t access,
           std::uint32_t capacity, const char* name, std::uint64_t peer = 0)
{
    out.object = key;
    out.kind = kind;
    out.access = std::uint8_t(access | (tap::accessOf(fd) & NonBlocking));
    out.capacity = capacity;
    out.peer = peer;
    copyText(out.name, sizeof out.name, name);
    return true;
}

/// How many datagrams wait in a Unix mailbox before the next one must: one more than this.
std::uint32_t longestMailbox()
{
    static std::uint32_t length = 0;
    if (length != 0)
        return length;
    const long fd = rawCall(SYS_openat, AT_FDCWD, asLong("/proc/sys/net/unix/max_dgram_qlen"), 0);
    char text[16] = {};
    if (fd >= 0) {
        rawCall(SYS_read, fd, asLong(text), sizeof text - 1);
        rawCall(SYS_close, fd);
    }
    for (const char* c = text; *c >= '0' && *c <= '9'; ++c)
        length = length * 10 + std::uint32_t(*c - '0');
    return ++length;
}

bool addressed(Identity& out, int fd, ObjectKind kind, std::uint8_t access, const Name& name,
               std::uint32_t capacity)
{
    const Address address = addressOf(&name.any, name.size, typeOf(fd));
    return found(out, fd, address.key, kind, access, capacity, address.text);
}

mechanisms::socket::UnixDiag diagnosisOf(const struct stat& status)
{
    const int error = errno;
    mechanisms::socket::UnixDiag diag;
    mechanisms::socket::askUnixDiag(std::uint32_t(status.st_ino), diag);
    errno = error;
    return diag;
}

bool identifyUnix(int fd, const struct stat& status, Identity& out)
{
    const int type = typeOf(fd);
    const Name own = nameBy(SYS_getsockname, fd);
    if (option(fd, SO_ACCEPTCONN) == 1) {
        const std::uint32_t backlog = diagnosisOf(status).backlog;
        return addressed(out, fd, addressedKind(fd), CanRead, own, backlog != 0 ? backlog + 1 : 0);
    }
    if (type == SOCK_DGRAM && hasName(own))
        return addressed(out, fd, ObjectKind::UnixDatagram, CanRead, own, longestMailbox());
    const Name other = nameBy(SYS_getpeername, fd);
    if (!other.known)
        return false;
    if (type == SOCK_DGRAM && hasName(other))
        return addressed(out, fd, ObjectKind::UnixDatagram, CanWrite, other, longestMailbox());
    const ObjectKind kind = type == SOCK_STREAM      ? ObjectKind::UnixStream
                            : type == SOCK_SEQPACKET ? ObjectKind::UnixSeqpacket
                                                     : ObjectKind::UnixPair;
    const std::uint32_t peerInode = diagnosisOf(status).peer;
    const std::uint64_t peer = peerInode != 0 ? objectKey(status.st_dev, peerInode) : 0;
    out.peerPid = peer == 0 ? peerPid(fd) : 0;
    return found(out, fd, objectKey(status.st_dev, status.st_ino), kind, CanRead | CanWrite,
                 std::uint32_t(option(fd, SO_SNDBUF)), "", peer);
}

bool identifyTcp(int fd, const Name& own, Identity& out)
{
    const Name other = nameBy(SYS_getpeername, fd);
    if (!other.known)
        return false;
    char here[64];
    char there[64];
    Text hereText(here, sizeof here);
    Text thereText(there, sizeof there);
    internetText(hereText, &own.any);
    internetText(thereText, &other.any);
    char key[136];
    char peer[136];
    char name[136];
    Text(key, sizeof key).add("tcp ").add(here).add(' ').add(there);
    Text(peer, sizeof peer).add("tcp ").add(there).add(' ').add(here);
    Text(name, sizeof name).add(here).add(" - ").add(there);
    const int capacity = option(fd, SO_SNDBUF) + option(fd, SO_RCVBUF);
    return found(out, fd, namedKey(key), ObjectKind::Tcp, CanRead | CanWrite,
                 std::uint32_t(capacity), name, namedKey(peer));
}

bool identifyInternet(int fd, Identity& out)
{
    const Name own = nameBy(SYS_getsockname, fd);
    if (!own.known || portOf(&own.any) == 0)
        return false;
    if (typeOf(fd) == SOCK_DGRAM)
        return addressed(out, fd, ObjectKind::Udp, CanRead, own,
                         std::uint32_t(option(fd, SO_RCVBUF)));
    if (typeOf(fd) != SOCK_STREAM)
        return false;
    if (option(fd, SO_ACCEPTCONN) != 1)
        return identifyTcp(fd, own, out);
    struct
    {
        std::uint8_t states[24];
        std::uint32_t unacked; ///< of a listener: connections that wait
        std::uint32_t sacked;  ///< of a listener: its backlog
    } info = {};
    static_assert(sizeof info == 32);
    socklen_t size = sizeof info;
    constexpr int tcpInfo = 11;
    rawCall(SYS_getsockopt, fd, IPPROTO_TCP, tcpInfo, asLong(&info), asLong(&size));
    return addressed(out, fd, ObjectKind::TcpListener, CanRead, own,
                     info.sacked != 0 ? info.sacked + 1 : 0);
}

bool identifySocket(int fd, const struct stat& status, Identity& out)
{
    const int family = option(fd, SO_DOMAIN);
    if (family == AF_UNIX)
        return identifyUnix(fd, status, out);
    return isInternet(family) && identifyInternet(fd, out);
}

} // namespace

CROSSTALK_IDENTIFIES(S_IFSOCK, identifySocket)

Address addressOf(const sockaddr* address, socklen_t size, int type)
{
    Address result;
    if (address == nullptr || size < sizeof(sa_family_t))
        return result;
    char key[160];
    Text text(result.text, sizeof result.text);
    if (address->sa_family == AF_UNIX) {
        unixText(text, address, size);
        Text(key, sizeof key).add("unix ").add(result.text);
        result.key = result.text[0] != '\0' ? namedKey(key) : 0;
    } else if (isInternet(address->sa_family) && size >= sizeof(sockaddr_in)) {
        internetText(text, address);
        // By port: who listens on all addresses is reached at this one too.
        Text(key, sizeof key).add(type == SOCK_DGRAM ? "udp :" : "tcp :").number(portOf(address));
        result.key = portOf(address) != 0 ? namedKey(key) : 0;
    }
    return result;
}

ObjectKind addressedKind(int fd)
{
    const bool local = option(fd, SO_DOMAIN) == AF_UNIX;
    switch (typeOf(fd)) {
    case SOCK_STREAM:
        return local ? ObjectKind::UnixListener : ObjectKind::TcpListener;
    case SOCK_SEQPACKET:
        return ObjectKind::SeqpacketListener;
    default:
        return local ? ObjectKind::UnixDatagram : ObjectKind::Udp;
    }
}

int typeOf(int fd)
{
    return option(fd, SO_TYPE);
}

} // namespace crosstalk::tap::sockets
