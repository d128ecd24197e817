#include "engine/syscalls/tracee.h"
#include "engine/tap/identity.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

// What the descriptors of a tracee lead to. They are looked at when a call uses them: what leads to
// a file costs one look and is remembered until it is closed.

namespace crosstalk::syscalls {

namespace {

constexpr long queueSystem = 0x19800202; ///< MQUEUE_MAGIC

bool isChannel(const OpenFile& file)
{
    return file.object != 0;
}

/// What its line "flags:" says, in octal.
std::uint8_t accessByInfo(pid_t tid, int fd)
{
    std::ifstream info("/proc/" + std::to_string(tid) + "/fdinfo/" + std::to_string(fd));
    int flags = O_RDWR;
    for (std::string word; info >> word;)
        if (word == "flags:" && info >> word)
            flags = int(std::strtol(word.c_str(), nullptr, 8));
    const int mode = flags & O_ACCMODE;
    return std::uint8_t((mode != O_WRONLY ? tap::CanRead : 0) |
                        (mode != O_RDONLY ? tap::CanWrite : 0) |
                        ((flags & O_NONBLOCK) != 0 ? tap::NonBlocking : 0));
}

} // namespace

std::string Tracee::pathOf(int fd) const
{
    return "/proc/" + std::to_string(m_tid) + "/fd/" + std::to_string(fd);
}

UniqueFd Tracee::duplicate(int fd)
{
    if (!m_process->handle)
        m_process->handle.reset(int(::syscall(SYS_pidfd_open, pid(), 0)));
    if (!m_process->handle)
        return {};
    return UniqueFd(int(::syscall(SYS_pidfd_getfd, m_process->handle.get(), fd, 0)));
}

// Lines of fdinfo: "tfd:        5 events:       19 data: …".
std::vector<std::pair<int, std::uint32_t>> Tracee::epollSet(int fd) const
{
    std::ifstream info("/proc/" + std::to_string(m_tid) + "/fdinfo/" + std::to_string(fd));
    std::vector<std::pair<int, std::uint32_t>> set;
    for (std::string line; std::getline(info, line);) {
        int member = -1;
        unsigned events = 0;
        if (std::sscanf(line.c_str(), "tfd: %d events: %x", &member, &events) == 2)
            set.emplace_back(member, events);
    }
    return set;
}

bool Tracee::isQueueSystem(int fd, std::uint64_t device)
{
    const auto [known, isNew] = m_shared.queueSystems.try_emplace(device, false);
    struct statfs system
    {
    };
    if (isNew && ::statfs(pathOf(fd).c_str(), &system) == 0)
        known->second = system.f_type == queueSystem;
    return known->second;
}

OpenFile Tracee::look(int fd)
{
    struct stat status
    {
    };
    if (::stat(pathOf(fd).c_str(), &status) != 0)
        return {};
    switch (status.st_mode & S_IFMT) {
    case S_IFREG:
        return isQueueSystem(fd, status.st_dev) ? lookByKernel(fd, status) : OpenFile{};
    case S_IFIFO:
    case S_IFSOCK:
    case 0:
        return lookByKernel(fd, status);
    default:
        return {};
    }
}

OpenFile Tracee::lookByKernel(int fd, const struct stat& status)
{
    OpenFile file;
    file.isSocket = S_ISSOCK(status.st_mode);
    file.device = status.st_dev;
    file.inode = status.st_ino;
    const UniqueFd copy = duplicate(fd);
    if (!copy && (errno == EPERM || errno == ENOSYS))
        return lookFromAfar(fd, status, file);
    tap::Identity identity;
    if (!copy || !tap::identify(copy.get(), status, identity))
        return file;
    file.object = identity.object;
    if (identity.kind == tap::ObjectKind::SignalFd) // leads to the signals of whoever reads it
        file.object |= std::uint32_t(pid());
    file.kind = identity.kind;
    file.access = identity.access;
    file.capacity = identity.capacity;
    file.name = m_shared.names->intern(identity.name);
    file.peer = identity.peer;
    file.peerPid = identity.peerPid;
    return file;
}

/// Without a descriptor of ours: enough of a pipe is known by its inode, of all others too little.
OpenFile Tracee::lookFromAfar(int fd, const struct stat& status, OpenFile file)
{
    if (!std::exchange(m_shared.isFarAway, true))
        m_shared.say("This system does not let Crosstalk have a look through another process's "
                     "descriptors (pidfd_getfd): sockets and message queues are not shown, and of "
                     "pipes not what the kernel says is inside. In a container, start it with "
                     "--cap-add SYS_PTRACE.");
    if (!S_ISFIFO(status.st_mode))
        return file;
    std::error_code none;
    const std::string name = std::filesystem::read_symlink(pathOf(fd), none);
    file.object = tap::objectKey(status.st_dev, status.st_ino);
    file.kind = name.starts_with("pipe:[") ? tap::ObjectKind::Pipe : tap::ObjectKind::Fifo;
    file.access = accessByInfo(m_tid, fd);
    file.name = m_shared.names->intern(name);
    return file;
}

const OpenFile* Tracee::file(int fd)
{
    const auto known = m_process->files->find(fd);
    if (known == m_process->files->end())
        return fd >= 0 ? opened(fd) : nullptr;
    return isChannel(known->second) ? &known->second : nullptr;
}

const OpenFile* Tracee::opened(int fd)
{
    record(fd, look(fd));
    const OpenFile& file = (*m_process->files)[fd];
    return isChannel(file) ? &file : nullptr;
}

const OpenFile* Tracee::lookAgain(int fd)
{
    const OpenFile* known = file(fd);
    return known == nullptr && isSocket(fd) ? opened(fd) : known;
}

bool Tracee::isSocket(int fd)
{
    file(fd);
    const auto known = m_process->files->find(fd);
    return known != m_process->files->end() && known->second.isSocket;
}

void Tracee::record(int fd, const OpenFile& file)
{
    (*m_process->files)[fd] = file;
    if (!isChannel(file))
        return;
    m_shared.namedObjects[file.name] = file.object;
    describe(file.object, file.kind, file.device, file.inode, file.capacity, file.name);
    if (file.peer != 0 || file.peerPid != 0) {
        tap::Event joined = blank(tap::Kind::Joined);
        joined.object = file.object;
        joined.value = file.peer;
        joined.offset = std::uint64_t(file.peerPid);
        push(joined);
    }
    reportOpen(fd, file, tap::Kind::Open);
}

void Tracee::describe(std::uint64_t object, tap::ObjectKind kind, std::uint64_t device,
                      std::uint64_t inode, std::uint32_t capacity, std::uint32_t name)
{
    tap::Event event = blank(tap::Kind::Describe);
    event.object = object;
    event.offset = device;
    event.value = inode;
    event.call = std::uint16_t(kind);
    event.size = capacity;
    event.aux = name;
    push(event);
}

void Tracee::reportOpen(int fd, const OpenFile& file, tap::Kind kind)
{
    tap::Event event = blank(kind);
    event.object = file.object;
    event.fd = std::int16_t(fd);
    event.flags = file.access;
    push(event);
}

void Tracee::duplicated(int from, int to)
{
    file(from);
    const auto known = m_process->files->find(from);
    if (known != m_process->files->end() && from != to)
        record(to, OpenFile(known->second));
}

void Tracee::closed(int fd)
{
    const auto known = m_process->files->find(fd);
    if (known == m_process->files->end())
        return;
    if (isChannel(known->second))
        reportOpen(fd, known->second, tap::Kind::Close);
    m_process->files->erase(known);
}

void Tracee::accessChanged(int fd)
{
    const OpenFile* changed = file(fd);
    if (changed == nullptr)
        return;
    const std::uint64_t object = changed->object;
    for (auto& [number, one] : *m_process->files) {
        if (one.object != object)
            continue;
        // Both ends of a pipe are one object with two modes: ask for each.
        const auto mode = std::uint8_t(accessByInfo(m_tid, number) & tap::NonBlocking);
        const auto access = std::uint8_t((one.access & ~tap::NonBlocking) | mode);
        if (access == one.access)
            continue;
        one.access = access;
        reportOpen(number, one, tap::Kind::Open);
    }
}

void Tracee::becameOther()
{
    for (const SharedMapping& mapping : *m_process->mappings)
        reportMap(mapping, tap::Kind::Unmap);
    // Others may share them still: this process has its own from exec on.
    m_process->mappings = std::make_shared<std::vector<SharedMapping>>();
    m_process->files = std::make_shared<OpenFiles>(*m_process->files);
    std::erase_if(*m_process->files, [&](const auto& entry) {
        const auto& [fd, file] = entry;
        if (!isChannel(file))
            return true; // looked at anew when it is used
        struct stat status
        {
        };
        const bool there = ::lstat(pathOf(fd).c_str(), &status) == 0;
        if (!there)
            reportOpen(fd, file, tap::Kind::Close);
        return !there;
    });
}

} // namespace crosstalk::syscalls
