#pragma once

#include <arpa/inet.h>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>
#include <net/if.h>
#include <sched.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

// A process with a network of its own, as if on another computer: a Linux network namespace, inside
// a user namespace so that anybody may make one, and a cable to it (a pair of virtual Ethernet
// devices). Before any thread is started. Where the system does not allow it, stderr says so.

namespace crosstalk::elsewhere {

inline constexpr char there[] = "10.77.0.2"; ///< of the process that moved out
inline constexpr char here[] = "10.77.0.1";  ///< of the one that laid a cable to it

inline bool refused(const char* what)
{
    std::fprintf(stderr, "%s: %s; it stays on this computer\n", what, std::strerror(errno));
    return false;
}

inline bool put(const char* path, const std::string& text)
{
    const int fd = open(path, O_WRONLY | O_CLOEXEC);
    const bool done = fd >= 0 && write(fd, text.data(), text.size()) == ssize_t(text.size());
    close(fd);
    return done;
}

/// One request to the kernel's network configuration, by rtnetlink(7).
class Request
{
public:
    Request(int type, int flags)
    {
        m_head.nlmsg_type = std::uint16_t(type);
        m_head.nlmsg_flags = std::uint16_t(NLM_F_REQUEST | NLM_F_ACK | flags);
        m_head.nlmsg_len = NLMSG_HDRLEN;
    }
    void add(const void* data, std::size_t size)
    {
        std::memcpy(m_bytes + m_head.nlmsg_len, data, size);
        m_head.nlmsg_len = NLMSG_ALIGN(m_head.nlmsg_len + std::uint32_t(size));
    }
    std::uint32_t open(int type)
    {
        const rtattr begin{0, std::uint16_t(type)};
        const std::uint32_t at = m_head.nlmsg_len;
        add(&begin, sizeof begin);
        return at;
    }
    void close(std::uint32_t at)
    {
        const auto length = std::uint16_t(m_head.nlmsg_len - at);
        std::memcpy(m_bytes + at, &length, sizeof length);
    }
    void add(int type, const void* data, std::size_t size)
    {
        const std::uint32_t at = open(type);
        add(data, size);
        close(at);
    }
    bool send()
    {
        std::memcpy(m_bytes, &m_head, sizeof m_head);
        const int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
        struct
        {
            nlmsghdr head;
            nlmsgerr error;
            char rest[512];
        } answer{};
        const bool asked = ::send(fd, m_bytes, m_head.nlmsg_len, 0) >= 0 &&
                           recv(fd, &answer, sizeof answer, 0) >= ssize_t(sizeof answer.error);
        const int error = asked ? -answer.error.error : errno;
        ::close(fd);
        errno = error;
        return error == 0;
    }

private:
    nlmsghdr m_head{};
    alignas(nlmsghdr) char m_bytes[512] = {};
};

/// A pair of devices named "cable": one in this network, the other in `network`.
inline bool layCable(int network)
{
    const ifinfomsg any{};
    Request request(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL);
    request.add(&any, sizeof any);
    request.add(IFLA_IFNAME, "cable", 6);
    const std::uint32_t info = request.open(IFLA_LINKINFO);
    request.add(IFLA_INFO_KIND, "veth", 5);
    const std::uint32_t data = request.open(IFLA_INFO_DATA);
    const std::uint32_t peer = request.open(VETH_INFO_PEER);
    request.add(&any, sizeof any);
    request.add(IFLA_IFNAME, "cable", 6);
    request.add(IFLA_NET_NS_FD, &network, sizeof network);
    request.close(peer);
    request.close(data);
    request.close(info);
    return request.send();
}

/// Gives a device of this network an address, of which so many bits say which network it is on, and
/// plugs it in.
inline bool plugIn(const char* device, const char* address, int bits)
{
    ifaddrmsg where{};
    where.ifa_family = AF_INET;
    where.ifa_prefixlen = std::uint8_t(bits);
    where.ifa_index = if_nametoindex(device);
    in_addr bytes{};
    inet_pton(AF_INET, address, &bytes);
    Request name(RTM_NEWADDR, NLM_F_CREATE);
    name.add(&where, sizeof where);
    name.add(IFA_LOCAL, &bytes, sizeof bytes);
    ifinfomsg link{};
    link.ifi_index = int(where.ifa_index);
    link.ifi_flags = link.ifi_change = IFF_UP;
    Request up(RTM_NEWLINK, 0);
    up.add(&link, sizeof link);
    return name.send() && up.send();
}

/// This process moves out: from now on it sees no network but its own, which has no cable yet; its
/// address is there already, so that it can listen.
inline bool moveOut()
{
    const std::string user = std::to_string(geteuid());
    const std::string group = std::to_string(getegid());
    if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return refused("a network of its own");
    put("/proc/self/setgroups", "deny"); // or it may not keep its group
    put("/proc/self/uid_map", user + ' ' + user + " 1");
    put("/proc/self/gid_map", group + ' ' + group + " 1");
    return plugIn("lo", there, 32) || refused("its address");
}

/// This process moves out as well, into a network of its own, and lays a cable from there to that
/// of `pid`, which has moved out.
inline bool joinTo(int pid)
{
    const std::string other = "/proc/" + std::to_string(pid) + "/ns/";
    const int user = open((other + "user").c_str(), O_RDONLY | O_CLOEXEC);
    const int theirs = open((other + "net").c_str(), O_RDONLY | O_CLOEXEC);
    bool done = setns(user, CLONE_NEWUSER) == 0 && unshare(CLONE_NEWNET) == 0;
    const int ours = done ? open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC) : -1;
    done = done && setns(theirs, CLONE_NEWNET) == 0 && layCable(ours) &&
           plugIn("cable", there, 24) && setns(ours, CLONE_NEWNET) == 0 &&
           plugIn("cable", here, 24);
    const int error = errno;
    for (const int fd : {user, theirs, ours})
        close(fd);
    errno = error;
    return done || refused("a cable to it");
}

} // namespace crosstalk::elsewhere
