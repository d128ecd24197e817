#include "engine/process/leftovers.h"

#include <cerrno>
#include <csignal>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace crosstalk::process {

namespace {

constexpr char prefix[] = "crosstalk.";

std::string runPrefix(int run)
{
    return prefix + std::to_string(::getpid()) + "-" + std::to_string(run) + ".";
}

/// The engine's pid in a name of ours, 0 when it is none.
pid_t ownerOf(const std::string& file)
{
    const std::size_t start = sizeof prefix - 1;
    if (file.compare(0, start, prefix) != 0)
        return 0;
    std::size_t end = start;
    while (end < file.size() && std::isdigit(static_cast<unsigned char>(file[end])))
        ++end;
    if (end == start || end - start > 9 || end >= file.size() || file[end] != '-')
        return 0;
    return std::stoi(file.substr(start, end - start));
}

/// Where names of ours can lie: shared memory, queues, FIFOs and sockets.
constexpr const char* folders[] = {"/dev/shm", "/dev/mqueue", "/tmp"};

template<class Wanted> std::vector<std::string> unlinkNames(Wanted wanted)
{
    std::vector<std::string> removed;
    for (const char* folder : folders) {
        std::error_code error;
        for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
            const std::string file = entry.path().filename();
            if (wanted(entry.path().string(), file) && ::unlink(entry.path().c_str()) == 0)
                removed.push_back(file);
        }
    }
    return removed;
}

} // namespace

std::string segmentName(int run, const std::string& id)
{
    return "/" + runPrefix(run) + id;
}

std::string ownName(const std::string& sort, int run, const std::string& id)
{
    if (sort == "segment" || sort == "queue")
        return segmentName(run, id);
    if (sort == "fifo" || sort == "socket")
        return "/tmp/" + runPrefix(run) + id;
    return {};
}

std::string segmentId(const std::string& name)
{
    const std::string file = name.empty() || name[0] != '/' ? name : name.substr(1);
    if (ownerOf(file) == 0)
        return name;
    const std::size_t dot = file.find('.', sizeof prefix - 1);
    return dot == std::string::npos ? name : file.substr(dot + 1);
}

std::vector<std::string> segmentPaths(int run)
{
    std::vector<std::string> paths;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator("/dev/shm", error))
        if (entry.path().filename().string().rfind(runPrefix(run), 0) == 0)
            paths.push_back(entry.path());
    return paths;
}

void removeNames(int run)
{
    const std::string mine = runPrefix(run);
    unlinkNames(
        [&](const std::string&, const std::string& file) { return file.starts_with(mine); });
}

std::vector<std::string> sweepLeftovers()
{
    return unlinkNames([](const std::string& path, const std::string& file) {
        const pid_t owner = ownerOf(file);
        struct stat status
        {
        };
        return owner > 0 && ::kill(owner, 0) != 0 && errno == ESRCH &&
               ::lstat(path.c_str(), &status) == 0 && status.st_uid == ::getuid();
    });
}

} // namespace crosstalk::process
