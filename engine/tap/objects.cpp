#include "engine/tap/maps.h"
#include "engine/tap/rawcalls.h"
#include "engine/tap/worker.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

// What descriptors and shared mappings lead to, by (device, inode): the same for every process,
// whoever passed them to whom.

// The bounds of the section that CROSSTALK_DESCRIBES fills; the linker supplies them.
extern "C" const crosstalk::tap::Describer __start_crosstalk_describers[]
    __attribute__((visibility("hidden")));
extern "C" const crosstalk::tap::Describer __stop_crosstalk_describers[]
    __attribute__((visibility("hidden")));

namespace crosstalk::tap {

namespace {

/// Descriptors below this are looked for in a new process.
constexpr int inheritedCount = 256;

bool statDescriptor(int fd, struct stat& status)
{
    return rawCall(SYS_newfstatat, fd, asLong(""), asLong(&status), AT_EMPTY_PATH) == 0;
}

void updateBounds()
{
    std::uintptr_t low = ~std::uintptr_t{0};
    std::uintptr_t high = 0;
    for (int i = 0; i < worker.mappings; ++i) {
        const Mapping& mapping = worker.mapping[i];
        if (mapping.high == 0)
            continue;
        low = mapping.low < low ? mapping.low : low;
        high = mapping.high > high ? mapping.high : high;
    }
    worker.span = 0; // while it changes, nothing is ours
    worker.low = low;
    worker.span = high > low ? high - low : 0;
}

void reportMap(Thread& thread, const Mapping& mapping, Kind kind)
{
    Event event = blank(thread, kind);
    event.time = stampBefore();
    event.object = mapping.object;
    event.offset = mapping.offset;
    event.value = mapping.low;
    event.size = std::uint32_t((mapping.high - mapping.low + 4095) / 4096);
    event.aux = mapping.name;
    push(thread, event);
}

void reportOpen(Thread& thread, int fd, const Descriptor& descriptor, Kind kind,
                std::uint64_t moved = 0)
{
    Event event = blank(thread, kind);
    event.value = moved;
    event.time = stampBefore();
    event.object = descriptor.object;
    event.fd = std::int16_t(fd);
    event.flags = descriptor.flags;
    push(thread, event);
}

/// An anonymous shared mapping has an inode too, to be found in /proc/self/maps only.
bool inodeOfMapping(std::uintptr_t address, struct stat& status)
{
    MapsReader maps;
    for (MappedArea area; maps.next(area);)
        if (address >= area.low && address < area.high) {
            status.st_dev = area.major << 8 | area.minor;
            status.st_ino = area.inode;
            return area.inode != 0;
        }
    return false;
}

} // namespace

void describeObject(Thread& thread, std::uint64_t object, const struct stat& status,
                    ObjectKind kind, std::uint32_t capacity, std::uint32_t name)
{
    Event event = blank(thread, Kind::Describe);
    event.time = stampBefore();
    event.object = object;
    event.offset = status.st_dev;
    event.value = status.st_ino;
    event.call = static_cast<std::uint16_t>(kind);
    event.size = capacity;
    event.aux = name;
    push(thread, event);
}

std::uint32_t nameOfDescriptor(int fd)
{
    char name[136];
    nameOf(fd, name, sizeof name);
    return internName(name);
}

const Mapping* mappingOf(std::uintptr_t address)
{
    for (int i = 0; i < worker.mappings; ++i)
        if (address - worker.mapping[i].low < worker.mapping[i].high - worker.mapping[i].low)
            return &worker.mapping[i];
    return nullptr;
}

void openedDescriptor(Thread& thread, int fd)
{
    if (unsigned(fd) >= descriptorCount)
        return;
    worker.descriptor[fd] = {};
    struct stat status
    {
    };
    if (!statDescriptor(fd, status))
        return;
    for (const std::uint32_t format : {anyFormat, std::uint32_t(status.st_mode & S_IFMT)})
        for (const Describer* one = __start_crosstalk_describers;
             one != __stop_crosstalk_describers; ++one)
            if (one->format == format && one->describe(thread, fd, status))
                return;
    Identity identity;
    if (!identify(fd, status, identity))
        return;
    if (identity.kind == ObjectKind::SignalFd) // leads to the signals of whoever reads it
        identity.object |= std::uint32_t(worker.pid);
    recordDescriptor(thread, fd, status, {identity.object, identity.kind, identity.access},
                     identity.capacity, internName(identity.name), identity.peer,
                     identity.peerPid);
}

void recordDescriptor(Thread& thread, int fd, const struct stat& status,
                      const Descriptor& descriptor, std::uint32_t capacity, std::uint32_t name,
                      std::uint64_t peer, std::int32_t peerPid)
{
    worker.descriptor[fd] = descriptor;
    describeObject(thread, descriptor.object, status, descriptor.kind, capacity, name);
    if (peer != 0 || peerPid != 0) {
        Event joined = blank(thread, Kind::Joined);
        joined.time = stampBefore();
        joined.object = descriptor.object;
        joined.value = peer;
        joined.offset = std::uint64_t(peerPid);
        push(thread, joined);
    }
    reportOpen(thread, fd, descriptor, Kind::Open);
}

void closedDescriptor(Thread& thread, int fd, bool moved)
{
    if (unsigned(fd) >= descriptorCount || worker.descriptor[fd].object == 0)
        return;
    reportOpen(thread, fd, worker.descriptor[fd], Kind::Close, moved ? 1 : 0);
    worker.descriptor[fd] = {};
}

void accessChanged(Thread& thread, int fd)
{
    const std::uint64_t object = objectOf(fd);
    for (int other = 0; other < descriptorCount; ++other) {
        Descriptor& descriptor = worker.descriptor[other];
        if (descriptor.object != object)
            continue;
        // Which way it leads stays: a socket's is its mechanism's to say.
        const auto access = std::uint8_t((descriptor.flags & ~NonBlocking) |
                                         (accessOf(other) & NonBlocking));
        if (access == descriptor.flags)
            continue;
        descriptor.flags = access;
        reportOpen(thread, other, descriptor, Kind::Open);
    }
}

void mappedShared(Thread& thread, void* address, std::size_t size, int fd, std::uint64_t offset)
{
    struct stat status
    {
    };
    const auto low = reinterpret_cast<std::uintptr_t>(address);
    std::uint32_t name = 0;
    if (fd >= 0) {
        if (!statDescriptor(fd, status) || !S_ISREG(status.st_mode))
            return;
        name = nameOfDescriptor(fd);
    } else if (!inodeOfMapping(low, status)) {
        return;
    } else {
        name = internName("anonymous shared memory");
    }
    int at = 0;
    while (at < worker.mappings && worker.mapping[at].high != 0)
        ++at;
    if (at == mappingCount)
        return;
    worker.mapping[at] = {low, low + size, objectKey(status.st_dev, status.st_ino), offset, name};
    if (at == worker.mappings)
        ++worker.mappings;
    describeObject(thread, worker.mapping[at].object, status, ObjectKind::Segment, 0, name);
    reportMap(thread, worker.mapping[at], Kind::Map);
    updateBounds();
}

void unmapped(Thread& thread, void* address, std::size_t size)
{
    const auto low = reinterpret_cast<std::uintptr_t>(address);
    for (int i = 0; i < worker.mappings; ++i) {
        Mapping& mapping = worker.mapping[i];
        if (mapping.high == 0 || mapping.low >= low + size || mapping.high <= low)
            continue;
        settleWrite(thread);
        reportMap(thread, mapping, Kind::Unmap);
        mapping = {};
    }
    updateBounds();
}

void leaveEverything(Thread& thread)
{
    settleWrite(thread);
    for (int i = 0; i < worker.mappings; ++i)
        if (worker.mapping[i].high != 0)
            reportMap(thread, worker.mapping[i], Kind::Unmap);
    for (int fd = 0; fd < descriptorCount; ++fd)
        if (worker.descriptor[fd].object != 0 &&
            (rawCall(SYS_fcntl, fd, F_GETFD) & FD_CLOEXEC) != 0)
            reportOpen(thread, fd, worker.descriptor[fd], Kind::Close);
}

void inheritEverything(Thread& thread)
{
    // Asked one by one: poll() would say at once which are open, but a pipe that was polled once
    // wakes its other side at every write from then on, 25 ns each.
    for (int fd = 0; fd < inheritedCount; ++fd)
        if (fd != worker.controlFd)
            openedDescriptor(thread, fd);
    for (int i = 0; i < worker.mappings; ++i) {
        const Mapping& mapping = worker.mapping[i];
        if (mapping.high == 0)
            continue;
        struct stat status
        {
        };
        status.st_dev = mapping.object >> 48;
        status.st_ino = mapping.object & 0xffff'ffff'ffff;
        describeObject(thread, mapping.object, status, ObjectKind::Segment, 0, mapping.name);
        reportMap(thread, mapping, Kind::Map);
    }
}

} // namespace crosstalk::tap
