#include "engine/mechanisms/socket/syscalls/addresses.h"

#include "engine/syscalls/tracee.h"

#include <algorithm>

namespace crosstalk::syscalls {

tap::sockets::Address addressAt(const Tracee& tracee, std::uint64_t address, std::uint64_t size,
                                int type)
{
    sockaddr_storage copy{};
    const std::size_t got =
        address != 0 ? tracee.memory().read(address, &copy,
                                            std::min<std::uint64_t>(size, sizeof copy))
                     : 0;
    return tap::sockets::addressOf(reinterpret_cast<const sockaddr*>(&copy), socklen_t(got), type);
}

int socketType(Tracee& tracee, int fd)
{
    const UniqueFd copy = tracee.duplicate(fd);
    return copy ? tap::sockets::typeOf(copy.get()) : -1;
}

void describeAddress(Tracee& tracee, int fd, const tap::sockets::Address& address)
{
    const UniqueFd copy = address.key != 0 ? tracee.duplicate(fd) : UniqueFd();
    if (copy)
        tracee.describe(address.key, tap::sockets::addressedKind(copy.get()), 0, 0, 0,
                        tracee.shared().names->intern(address.text));
}

std::uint8_t waiting(const OpenFile* file, std::uint64_t flags)
{
    const bool set = file != nullptr && (file->access & tap::NonBlocking) != 0;
    return set || (flags & MSG_DONTWAIT) != 0 ? std::uint8_t(tap::NonBlocking) : std::uint8_t(0);
}

} // namespace crosstalk::syscalls
