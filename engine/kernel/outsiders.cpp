#include "engine/kernel/outsiders.h"

#include "engine/tap/event.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

namespace crosstalk::kernel {

namespace {

struct CloseFolder
{
    void operator()(DIR* folder) const { ::closedir(folder); }
};
using Folder = std::unique_ptr<DIR, CloseFolder>;

/// Number of the next entry whose name is one; -1: there is none.
int nextNumber(DIR* folder)
{
    while (const dirent* entry = ::readdir(folder)) {
        const std::string_view name = entry->d_name;
        int number = -1;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
        if (error == std::errc() && end == name.data() + name.size())
            return number;
    }
    return -1;
}

/// Adds what fdinfo says of a descriptor; that it is open both ways when that is not to be learned.
void addDescriptor(const std::string& process, int fd, Reach& reach)
{
    std::ifstream info(process + "/fdinfo/" + std::to_string(fd));
    int mode = O_RDWR;
    for (std::string word; info >> word;) {
        reach.locks = reach.locks || word == "lock:";
        if (word == "flags:" && info >> word)
            mode = int(std::strtol(word.c_str(), nullptr, 8)) & O_ACCMODE;
    }
    reach.reads = reach.reads || mode != O_WRONLY;
    reach.writes = reach.writes || mode != O_RDONLY;
}

void addDescriptors(const std::string& process, std::uint64_t key, Reach& reach)
{
    const Folder folder(::opendir((process + "/fd").c_str()));
    if (!folder)
        return;
    for (int fd = nextNumber(folder.get()); fd >= 0; fd = nextNumber(folder.get())) {
        struct stat status
        {
        };
        if (::fstatat(::dirfd(folder.get()), std::to_string(fd).c_str(), &status, 0) == 0 &&
            tap::objectKey(status.st_dev, status.st_ino) == key)
            addDescriptor(process, fd, reach);
    }
}

bool hasMapped(const std::string& process, std::uint64_t key)
{
    std::ifstream maps(process + "/maps");
    for (std::string line; std::getline(maps, line);) {
        unsigned major = 0, minor = 0;
        unsigned long long inode = 0;
        if (std::sscanf(line.c_str(), "%*s %*s %*s %x:%x %llu", &major, &minor, &inode) == 3 &&
            inode != 0 && tap::objectKey(makedev(major, minor), inode) == key)
            return true;
    }
    return false;
}

} // namespace

Reach reachOfOthers(std::uint64_t key, const std::set<int>& inside, bool mappings)
{
    Reach reach;
    const Folder processes(::opendir("/proc"));
    if (!processes)
        return reach;
    for (int pid = nextNumber(processes.get()); pid >= 0; pid = nextNumber(processes.get())) {
        if (inside.contains(pid))
            continue;
        const std::string process = "/proc/" + std::to_string(pid);
        addDescriptors(process, key, reach);
        if (mappings && !reach.reads && !reach.writes)
            reach.maps = reach.maps || hasMapped(process, key);
    }
    return reach;
}

bool isNamedSince(int pid, int fd, std::int64_t since)
{
    const std::string link = "/proc/" + std::to_string(pid) + "/fd/" + std::to_string(fd);
    char path[4096];
    const ssize_t length = ::readlink(link.c_str(), path, sizeof path - 1);
    struct stat held
    {
    };
    struct statx named
    {
    };
    if (length <= 0 || ::stat(link.c_str(), &held) != 0 || !S_ISFIFO(held.st_mode))
        return false;
    path[length] = '\0';
    if (::statx(AT_FDCWD, path, 0, STATX_INO | STATX_BTIME, &named) != 0 ||
        named.stx_ino != held.st_ino)
        return false;
    return (named.stx_mask & STATX_BTIME) == 0 || named.stx_btime.tv_sec < since;
}

} // namespace crosstalk::kernel
