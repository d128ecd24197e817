#include "engine/process/leftovers.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <mqueue.h>
#include <sys/msg.h>
#include <sys/sem.h>
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

// Queues have no folder that is sure to be there: /dev/mqueue may not be mounted, and System V
// queues and semaphores have numbers only. So a file in /dev/shm remembers each that there may be.
constexpr std::string_view posixQueue = ".posix-queue";
constexpr std::string_view sysvQueue = ".sysv-queue";
constexpr std::string_view semaphores = ".sysv-semaphores";

bool remembers(const std::string& file)
{
    return file.ends_with(posixQueue) || file.ends_with(sysvQueue) || file.ends_with(semaphores);
}

/// The number between the last two dots of a name; -1: none stands there.
int numberIn(const std::string& file)
{
    const std::string name = file.substr(0, file.rfind('.'));
    const std::string number = name.substr(name.rfind('.') + 1);
    const bool isNumber = !number.empty() && number.size() <= 10 &&
                          number.find_first_not_of("0123456789") == std::string::npos;
    return isNumber ? int(std::strtol(number.c_str(), nullptr, 10)) : -1;
}

void remember(const std::string& file)
{
    const int fd = ::open(("/dev/shm/" + file).c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    if (fd >= 0)
        ::close(fd);
}

/// Removes what a file of this name remembers, if it does remember something.
void removeWhatItRemembers(const std::string& file)
{
    if (file.ends_with(posixQueue))
        ::mq_unlink(("/" + file.substr(0, file.size() - posixQueue.size())).c_str());
    const int id = numberIn(file);
    if (id >= 0 && file.ends_with(sysvQueue))
        ::msgctl(id, IPC_RMID, nullptr);
    if (id >= 0 && file.ends_with(semaphores))
        ::semctl(id, 0, IPC_RMID);
}

/// The name by which a file was asked for: a named semaphore's has "sem." before it.
std::string givenName(const std::string& file)
{
    constexpr std::string_view semaphore = "sem.";
    return file.starts_with(semaphore) ? file.substr(semaphore.size()) : file;
}

template<class Wanted> std::vector<std::string> unlinkNames(Wanted wanted)
{
    std::vector<std::string> removed;
    for (const char* folder : folders) {
        std::error_code error;
        for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
            const std::string file = entry.path().filename();
            if (!wanted(entry.path().string(), givenName(file)))
                continue;
            removeWhatItRemembers(file);
            if (::unlink(entry.path().c_str()) == 0)
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

void rememberQueue(const std::string& name)
{
    if (!name.empty())
        remember(name.substr(1) + std::string(posixQueue));
}

void rememberSysvQueue(int run, int id)
{
    remember(runPrefix(run) + std::to_string(id) + std::string(sysvQueue));
}

void rememberSemaphores(int run, int id)
{
    remember(runPrefix(run) + std::to_string(id) + std::string(semaphores));
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
        if (const std::string file = entry.path().filename(); file.starts_with(runPrefix(run)) &&
                                                              !remembers(file))
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
