#include "engine/kernel/pipeend.h"

#include <cerrno>
#include <climits>
#include <fcntl.h>
#include <string>
#include <sys/ioctl.h>
#include <sys/stat.h>

namespace crosstalk::kernel {

namespace {

std::string resizeAdvice(int error)
{
    if (error == EBUSY)
        return "More page slots are in use than would be left: read from the pipe first.";
    if (error == EPERM)
        return "Sizes above /proc/sys/fs/pipe-max-size need CAP_SYS_RESOURCE.";
    return {};
}

} // namespace

Result<std::uint64_t> PipeEnd::queued() const
{
    int bytes = 0;
    if (ioctl(m_fd, FIONREAD, &bytes) == -1)
        return systemError("ask how many bytes are in", "the pipe");
    return std::uint64_t(bytes);
}

Result<std::uint64_t> PipeEnd::capacity() const
{
    const int bytes = fcntl(m_fd, F_GETPIPE_SZ);
    if (bytes == -1)
        return systemError("ask the size of", "the pipe");
    return std::uint64_t(bytes);
}

Result<PipeFigures> PipeEnd::figures() const
{
    const Result<std::uint64_t> bytes = queued();
    if (!bytes)
        return bytes.error();
    const Result<std::uint64_t> size = capacity();
    if (!size)
        return size.error();
    return PipeFigures{*bytes, *size};
}

Result<ObjectId> PipeEnd::object() const
{
    struct stat status = {};
    if (fstat(m_fd, &status) == -1)
        return systemError("identify", "the pipe");
    return ObjectId{status.st_dev, status.st_ino};
}

Result<std::uint64_t> PipeEnd::resize(std::uint64_t bytes) const
{
    if (bytes > INT_MAX)
        return Error{"resize", "the pipe", EINVAL, "No pipe is larger than 2 GiB."};
    const int granted = fcntl(m_fd, F_SETPIPE_SZ, int(bytes));
    if (granted == -1) {
        const int error = errno;
        return Error{"resize", "the pipe", error, resizeAdvice(error)};
    }
    return std::uint64_t(granted);
}

} // namespace crosstalk::kernel
