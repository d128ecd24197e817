#include "engine/mechanisms/socket/syscalls/headers.h"

#include "engine/syscalls/tracee.h"

#include <algorithm>
#include <cstring>
#include <sys/socket.h>

namespace crosstalk::syscalls {

namespace {

constexpr std::uint64_t mostParts = 1024; // IOV_MAX
constexpr std::uint64_t mostControl = 4096;

void addParts(const Tracee& tracee, const msghdr& message, MessageHeader& out)
{
    std::vector<iovec> parts(std::min<std::uint64_t>(message.msg_iovlen, mostParts));
    const std::size_t got =
        tracee.memory().read(reinterpret_cast<std::uint64_t>(message.msg_iov), parts.data(),
                             parts.size() * sizeof(iovec));
    parts.resize(got / sizeof(iovec));
    for (const iovec& part : parts)
        out.total += part.iov_len;
    if (parts.empty())
        return;
    out.first = reinterpret_cast<std::uint64_t>(parts[0].iov_base);
    out.firstSize = parts[0].iov_len;
}

void addRights(const Tracee& tracee, const msghdr& message, MessageHeader& out)
{
    std::vector<char> control(std::min<std::uint64_t>(message.msg_controllen, mostControl));
    if (message.msg_control == nullptr || control.size() < sizeof(cmsghdr) ||
        tracee.memory().read(reinterpret_cast<std::uint64_t>(message.msg_control), control.data(),
                             control.size()) != control.size())
        return;
    msghdr local{};
    local.msg_control = control.data();
    local.msg_controllen = control.size();
    for (cmsghdr* part = CMSG_FIRSTHDR(&local); part != nullptr; part = CMSG_NXTHDR(&local, part)) {
        const auto* const end = reinterpret_cast<const unsigned char*>(control.data()) +
                                control.size();
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS ||
            part->cmsg_len < CMSG_LEN(0))
            continue;
        const std::size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < count; ++i) {
            const unsigned char* const at = CMSG_DATA(part) + i * sizeof(int);
            int fd = -1;
            if (at + sizeof fd <= end)
                std::memcpy(&fd, at, sizeof fd);
            if (fd >= 0)
                out.rights.push_back(fd);
        }
    }
}

} // namespace

MessageHeader headerAt(const Tracee& tracee, std::uint64_t address)
{
    MessageHeader header;
    msghdr message{};
    if (!tracee.memory().read(address, message))
        return header;
    header.name = reinterpret_cast<std::uint64_t>(message.msg_name);
    header.nameSize = message.msg_namelen;
    addParts(tracee, message, header);
    addRights(tracee, message, header);
    return header;
}

} // namespace crosstalk::syscalls
