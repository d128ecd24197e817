#include "engine/kernel/contents.h"

#include "engine/base/uniquefd.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace crosstalk::kernel {

namespace {

/// Reads until nothing is left or there is enough.
void drain(int readEnd, std::size_t most, std::vector<std::uint8_t>& bytes)
{
    bytes.resize(most);
    std::size_t have = 0;
    while (have < most) {
        const ssize_t got = read(readEnd, bytes.data() + have, most - have);
        if (got <= 0)
            break;
        have += std::size_t(got);
    }
    bytes.resize(have);
}

} // namespace

Result<Contents> contentsOfPipe(int readEnd, std::size_t most)
{
    int queued = 0;
    if (ioctl(readEnd, FIONREAD, &queued) == -1)
        return systemError("ask how many bytes are in", "the pipe");
    Contents contents;
    contents.total = std::uint64_t(queued);
    int ends[2];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) == -1)
        return systemError("make", "a pipe to copy into");
    const UniqueFd copied(ends[0]);
    const UniqueFd target(ends[1]);
    // As many slots as it has itself: each page that is linked takes one, however little it holds.
    if (const int size = fcntl(readEnd, F_GETPIPE_SZ); size > 0)
        fcntl(target.get(), F_SETPIPE_SZ, size);
    if (queued != 0 && tee(readEnd, target.get(), std::size_t(queued), SPLICE_F_NONBLOCK) == -1 &&
        errno != EAGAIN)
        return systemError("copy what is in", "the pipe");
    drain(copied.get(), most, contents.bytes);
    return contents;
}

Result<Contents> contentsOfSocket(int socket, std::size_t most)
{
    Contents contents;
    contents.bytes.resize(most);
    const ssize_t got = recv(socket, contents.bytes.data(), most, MSG_PEEK | MSG_DONTWAIT);
    if (got == -1 && errno != EAGAIN)
        return systemError("look into", "the socket", "What waits there are connections, not bytes.");
    contents.bytes.resize(got > 0 ? std::size_t(got) : 0);
    int queued = 0;
    const bool known = ioctl(socket, FIONREAD, &queued) == 0 && queued > 0;
    contents.total =
        std::max<std::uint64_t>(known ? std::uint64_t(queued) : 0, contents.bytes.size());
    return contents;
}

Result<Contents> contentsOf(int descriptor, std::size_t most)
{
    struct stat status = {};
    if (fstat(descriptor, &status) == -1)
        return systemError("identify", "the descriptor");
    if (S_ISFIFO(status.st_mode))
        return contentsOfPipe(descriptor, most);
    if (S_ISSOCK(status.st_mode))
        return contentsOfSocket(descriptor, most);
    return Error{"look into", "the buffer", ENOTSUP,
                 "The kernel offers no way to see what is queued without receiving it."};
}

} // namespace crosstalk::kernel
