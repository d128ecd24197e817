#pragma once

#include "engine/base/result.h"
#include "engine/base/uniquefd.h"

#include <string>
#include <string_view>

namespace crosstalk::kernel {

/// One file under /proc, opened once and read again and again from its beginning: a system call
/// a look, no path to walk.
class ProcFile
{
public:
    static Result<ProcFile> open(std::string path);
    /// Opened when it is first read, for what is seldom asked of most processes: opening costs ten
    /// times a look.
    static ProcFile openedWhenRead(std::string path) { return ProcFile({}, std::move(path)); }

    /// Reads what it says now into `buffer`. An Error when its process has gone.
    Result<std::string_view> read(char* buffer, std::size_t size) const;

private:
    ProcFile(UniqueFd fd, std::string path) : m_fd(std::move(fd)), m_path(std::move(path)) {}
    static Result<UniqueFd> descriptorOf(const std::string& path);

    mutable UniqueFd m_fd;
    std::string m_path;
};

} // namespace crosstalk::kernel
