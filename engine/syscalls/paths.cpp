#include "engine/syscalls/paths.h"

#include "engine/syscalls/tracee.h"

#include <fcntl.h>

namespace crosstalk::syscalls {

namespace {

/// /proc/self is whoever asks, and that is us.
std::string absolute(const std::string& proc, const std::string& path)
{
    static constexpr std::pair<const char*, const char*> own[] = {
        {"/proc/self/", "/"}, {"/dev/fd/", "/fd/"}};
    for (const auto& [prefix, means] : own)
        if (path.starts_with(prefix))
            return proc + means + path.substr(std::string(prefix).size());
    if (path == "/dev/stdin")
        return proc + "/fd/0";
    if (path == "/dev/stdout")
        return proc + "/fd/1";
    if (path == "/dev/stderr")
        return proc + "/fd/2";
    return proc + "/root" + path;
}

} // namespace

std::string pathFor(const Tracee& tracee, int folder, const std::string& path)
{
    const std::string proc = "/proc/" + std::to_string(tracee.tid());
    if (!path.empty() && path.front() == '/')
        return absolute(proc, path);
    const std::string from = folder == AT_FDCWD ? "/cwd" : "/fd/" + std::to_string(folder);
    return path.empty() ? proc + from : proc + from + "/" + path;
}

bool statFor(const Tracee& tracee, int folder, const std::string& path, struct stat& status)
{
    return !path.empty() && ::stat(pathFor(tracee, folder, path).c_str(), &status) == 0;
}

} // namespace crosstalk::syscalls
