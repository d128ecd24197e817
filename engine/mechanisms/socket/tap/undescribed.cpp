#include "engine/mechanisms/socket/tap/sockets.h"

// Sockets that lead nowhere yet.

namespace crosstalk::tap::sockets {

namespace {

std::uint8_t seen[descriptorCount];

/// Whatever it leads to, it is a socket: what that is, is for the kernel to say.
bool noteWhileDescribed(Thread&, int fd, const struct stat&)
{
    noteSocket(fd);
    return false;
}

} // namespace

CROSSTALK_DESCRIBES(S_IFSOCK, noteWhileDescribed)

void noteSocket(int fd)
{
    if (unsigned(fd) < descriptorCount)
        seen[fd] = 1;
}

bool isUndescribed(int fd)
{
    return unsigned(fd) < descriptorCount && seen[fd] != 0 && worker.descriptor[fd].object == 0;
}

void lookAgain(Thread& thread, int fd)
{
    if (isUndescribed(fd))
        openedDescriptor(thread, fd);
}

void describeAddress(Thread& thread, int fd, const Address& address)
{
    struct stat status
    {
    };
    if (address.key != 0)
        describeObject(thread, address.key, status, addressedKind(fd), 0, internName(address.text));
}

} // namespace crosstalk::tap::sockets
