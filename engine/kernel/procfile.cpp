#include "engine/kernel/procfile.h"

#include <fcntl.h>

namespace crosstalk::kernel {

Result<UniqueFd> ProcFile::descriptorOf(const std::string& path)
{
    UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd)
        return systemError("open", path, "The process may have ended.");
    return fd;
}

Result<ProcFile> ProcFile::open(std::string path)
{
    auto fd = descriptorOf(path);
    if (!fd)
        return fd.error();
    return ProcFile(std::move(*fd), std::move(path));
}

Result<std::string_view> ProcFile::read(char* buffer, std::size_t size) const
{
    if (!m_fd) {
        auto fd = descriptorOf(m_path);
        if (!fd)
            return fd.error();
        m_fd = std::move(*fd);
    }
    const ssize_t length = ::pread(m_fd.get(), buffer, size, 0);
    if (length < 0)
        return systemError("read", m_path, "The process may have ended.");
    return std::string_view(buffer, std::size_t(length));
}

} // namespace crosstalk::kernel
