#include "engine/syscalls/tracee.h"

#include <cinttypes>
#include <cstdio>
#include <fstream>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>

// Shared mappings come and go: of files and shared memory, of nothing, of System V segments.

namespace crosstalk::syscalls {

namespace {

/// Which descriptor it is of tells the name; /proc/PID/maps has device, inode and bounds.
struct MapsLine
{
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::string name;
};

bool parse(const std::string& line, MapsLine& out)
{
    unsigned major = 0;
    unsigned minor = 0;
    int name = 0;
    if (std::sscanf(line.c_str(), "%" SCNx64 "-%" SCNx64 " %*s %*x %x:%x %" SCNu64 " %n",
                    &out.low, &out.high, &major, &minor, &out.inode, &name) != 5)
        return false;
    out.device = makedev(major, minor);
    out.name = name > 0 ? line.substr(std::size_t(name)) : std::string();
    return true;
}

/// The mapping that holds this address.
bool mapsLineAt(const Tracee& tracee, std::uint64_t address, MapsLine& out)
{
    std::ifstream maps("/proc/" + std::to_string(tracee.tid()) + "/maps");
    for (std::string line; std::getline(maps, line);)
        if (parse(line, out) && address >= out.low && address < out.high)
            return true;
    return false;
}

/// Shared memory proper is a segment whoever reads it; of other files many are mapped shared only
/// to be read (locales, caches), and nobody talks through those.
bool isShared(const Tracee& tracee, const std::string& name, bool writes, std::uint64_t object)
{
    const bool memory = name.starts_with("/dev/shm/") || name.starts_with("/memfd:") ||
                        name.starts_with("/dev/zero") || name.starts_with("/SYSV");
    std::map<std::uint64_t, bool>& written = tracee.shared().segments;
    if (memory || writes)
        written[object] = true;
    return written.contains(object);
}

std::string shownName(const MapsLine& line)
{
    const std::string deleted = " (deleted)";
    std::string name = line.name;
    if (name.ends_with(deleted))
        name.resize(name.size() - deleted.size());
    if (name.starts_with("/dev/shm/"))
        return name.substr(8);
    if (name.starts_with("/memfd:"))
        return name.substr(1);
    if (name.starts_with("/SYSV"))
        return "shared memory " + std::to_string(line.inode);
    return name.starts_with("/dev/zero") ? "anonymous shared memory" : name;
}

void map(Tracee& tracee, std::uint64_t low, std::uint64_t size, std::uint64_t offset, bool writes)
{
    MapsLine line;
    if (!mapsLineAt(tracee, low, line) || line.inode == 0)
        return;
    const std::uint64_t object = tap::objectKey(line.device, line.inode);
    if (!isShared(tracee, line.name, writes, object))
        return;
    const std::uint64_t high = size != 0 ? low + size : line.high;
    tracee.mapped({low, high, object, offset, tracee.shared().names->intern(shownName(line)),
                   line.device, line.inode});
}

void exitMmap(Call& call)
{
    if (call.failed())
        return;
    const auto low = std::uint64_t(call.result());
    if ((call.argument(3) & MAP_FIXED) != 0)
        call.tracee().unmapped(low, call.argument(1));
    map(call.tracee(), low, call.argument(1), call.argument(5),
        (call.argument(2) & PROT_WRITE) != 0);
}

void enterMunmap(Call& call)
{
    call.tracee().unmapped(call.argument(0), call.argument(1));
}

void enterMremap(Call& call)
{
    if (call.tracee().mappingOf(call.argument(0)) != nullptr)
        call.awaitReturn();
}

void exitMremap(Call& call)
{
    const SharedMapping* const moved = call.tracee().mappingOf(call.argument(0));
    if (call.failed() || moved == nullptr)
        return;
    SharedMapping there = *moved;
    there.low = std::uint64_t(call.result());
    there.high = there.low + call.argument(2);
    call.tracee().unmapped(call.argument(0), call.argument(1));
    call.tracee().mapped(there);
}

void exitAttach(Call& call)
{
    if (!call.failed())
        map(call.tracee(), std::uint64_t(call.result()), 0, 0, true);
}

void enterDetach(Call& call)
{
    if (const SharedMapping* mapping = call.tracee().mappingOf(call.argument(0)))
        call.tracee().unmapped(mapping->low, mapping->high - mapping->low);
}

constexpr Traced mappingCalls[] = {
    {SYS_mmap, [](Call& call) { call.awaitReturn(); }, exitMmap, {3, MAP_SHARED}},
    {SYS_munmap, enterMunmap},
    {SYS_mremap, enterMremap, exitMremap},
    {SYS_shmat, [](Call& call) { call.awaitReturn(); }, exitAttach},
    {SYS_shmdt, enterDetach},
};

const Registration registration(mappingCalls);

} // namespace

} // namespace crosstalk::syscalls
