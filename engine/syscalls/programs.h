#pragma once

#include <map>
#include <string>
#include <sys/stat.h>
#include <tuple>

namespace crosstalk::syscalls {

/// What the tracer has to know of a program's file.
struct ProgramTraits
{
    bool tapped = false; ///< it brings the tap along
    bool native = true;  ///< made for this machine's own instructions and calls
};

/// The programs that tracees became: a shell starts the same ones by the hundred, and each file is
/// looked at once.
class Programs
{
public:
    /// Of the program at this path of ours; `status` is what stat() says of it now.
    const ProgramTraits& at(const std::string& path, const struct stat& status);

private:
    using Version = std::tuple<dev_t, ino_t, time_t, long>; ///< file, and when it was written
    std::map<Version, ProgramTraits> m_known;
};

} // namespace crosstalk::syscalls
