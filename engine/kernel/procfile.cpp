#include "engine/kernel/procfile.h"

#include <fcntl.h>

namespace crosstalk::kernel {

Result<ProcFile> ProcFile::open(std::string path)
{
    UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd)
        return systemError("open", path, "The process may have ended.");
    return ProcFile(std::move(fd), std::move(path));
}

Result<std::string_view> ProcFile::read(char* buffer, std::size_t size) const
{
    const ssize_t length = ::pread(m_fd.get(), buffer, size, 0);
    if (length < 0)
        return systemError("read", m_path, "The process may have ended.");
    return std::string_view(buffer, std::size_t(length));
}

} // namespace crosstalk::kernel
