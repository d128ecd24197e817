#include "engine/tap/lending.h"

#include "engine/tap/keptmemory.h"
#include "engine/tap/maps.h"
#include "engine/tap/worker.h"

#include <csignal>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <ucontext.h>

namespace crosstalk::tap {

namespace {

constexpr std::size_t stackBytes = 64u << 10;
constexpr std::size_t redZone = 128; ///< below the stack pointer, and in use
constexpr int lowestOwnFd = 910;     ///< out of the way of the program's descriptors

/// A shared mapping of the template's, and what may be done with it.
struct Lent
{
    std::uintptr_t low;
    std::uintptr_t high;
    int protection;
};

/// How much is mapped, in pages: of all, and of what may be written and is private.
struct Extent
{
    std::uint64_t all = 0;
    std::uint64_t data = 0;
    bool operator==(const Extent&) const = default;
};

// All of this is memory that is put back itself: it changes no more once that is kept.
KeptMemory kept;
ucontext_t atReady; ///< where executions go on
Lent lent[mappingCount];
int lentCount = 0;
bool withdrawn = false; ///< by the execution, which has unmapped some of it
bool isLending = false;
int statmFd = -1;
Extent extent;
long breakAt = 0;
int* threadId = nullptr; ///< where libc keeps it, for mutexes that know their owner
void* robustList = nullptr;
std::size_t robustListBytes = 0;
char* stacks = nullptr; ///< the template's, then the execution's until it is back on its own
void (*serveExecutions)() = nullptr;

Extent presentExtent()
{
    char text[128];
    const long length = rawCall(SYS_pread64, statmFd, asLong(text), sizeof text, 0);
    std::uint64_t field[7]{}; // size resident shared text library data dirty
    int at = 0;
    for (long i = 0; i < length && at < 7; ++i) {
        if (text[i] >= '0' && text[i] <= '9')
            field[at] = field[at] * 10 + std::uint64_t(text[i] - '0');
        else
            ++at;
    }
    return {field[0], field[5]};
}

bool openExtent()
{
    const long fd = rawCall(SYS_openat, AT_FDCWD, asLong("/proc/self/statm"), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    statmFd = int(rawCall(SYS_fcntl, fd, F_DUPFD_CLOEXEC, lowestOwnFd));
    rawCall(SYS_close, fd);
    return statmFd >= 0;
}

bool findThread()
{
    return rawCall(SYS_prctl, PR_GET_TID_ADDRESS, asLong(&threadId)) == 0 && threadId != nullptr &&
           *threadId == worker.pid &&
           rawCall(SYS_get_robust_list, 0, asLong(&robustList), asLong(&robustListBytes)) == 0;
}

bool makeStacks()
{
    const long made = rawCall(SYS_mmap, 0, 2 * stackBytes, PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    stacks = reinterpret_cast<char*>(made);
    return made > 0;
}

void addLent(const MappedArea& area)
{
    const Mapping* mapping = mappingOf(area.low);
    if (mapping == nullptr || lentCount == mappingCount)
        return;
    const int read = area.permissions[0] == 'r' ? PROT_READ : 0;
    const int write = area.permissions[1] == 'w' ? PROT_WRITE : 0;
    lent[lentCount++] = {area.low, area.high, read | write};
}

/// All private memory that may be written, but for the stacks of templates and what lies unused
/// below this one's top.
bool addAll()
{
    const auto stackPointer = std::uintptr_t(atReady.uc_mcontext.gregs[REG_RSP]) - redZone;
    const auto own = reinterpret_cast<std::uintptr_t>(stacks);
    MapsReader maps;
    for (MappedArea area; maps.next(area);) {
        if (area.permissions[3] == 's')
            addLent(area);
        if (area.permissions[1] != 'w' || area.permissions[3] != 'p')
            continue;
        if (stackPointer >= area.low && stackPointer < area.high)
            area.low = stackPointer & ~std::uintptr_t{4095};
        // The kernel may have made one area of ours and a neighbour.
        const auto end = own + 2 * stackBytes;
        if (own < area.high && end > area.low) {
            if (area.low < own && !kept.add(area.low, own))
                return false;
            if (end >= area.high)
                continue;
            area.low = end;
        }
        if (!kept.add(area.low, area.high))
            return false;
    }
    return true;
}

void serve()
{
    isLending = addAll();
    if (!isLending)
        ::setcontext(&atReady);
    breakAt = rawCall(SYS_brk, 0);
    extent = presentExtent();
    kept.keep();
    serveExecutions();
}

/// The first that an execution does.
int goOn(void*)
{
    rawCall(SYS_set_robust_list, asLong(robustList), long(robustListBytes));
    ::setcontext(&atReady);
    return 127;
}

} // namespace

bool lendMemory(void (*serveTemplates)())
{
    if (!openExtent() || !findThread() || !makeStacks())
        return false;
    serveExecutions = serveTemplates;
    ucontext_t own;
    ::getcontext(&own);
    own.uc_stack.ss_sp = stacks;
    own.uc_stack.ss_size = stackBytes;
    own.uc_link = nullptr;
    ::makecontext(&own, serve, 0);
    ::swapcontext(&atReady, &own);
    return isLending;
}

pid_t beginBorrowing()
{
    return ::clone(goOn, stacks + 2 * stackBytes, CLONE_VM | CLONE_CHILD_SETTID | SIGCHLD, nullptr,
                   nullptr, nullptr, threadId);
}

bool takeMemoryBack()
{
    for (int i = 0; withdrawn && i < lentCount; ++i)
        rawCall(SYS_mprotect, long(lent[i].low), long(lent[i].high - lent[i].low),
                lent[i].protection);
    if (presentExtent() != extent) {
        rawCall(SYS_brk, breakAt);
        if (presentExtent() != extent)
            return false;
    }
    kept.restore();
    return true;
}

bool isWithdrawn(void* address, std::size_t size)
{
    const auto low = reinterpret_cast<std::uintptr_t>(address);
    for (int i = 0; i < lentCount; ++i)
        if (low >= lent[i].low && low + size <= ((lent[i].high + 4095) & ~std::uintptr_t{4095})) {
            withdrawn = true;
            return rawCall(SYS_mprotect, asLong(address), long(size), PROT_NONE) == 0;
        }
    return false;
}

} // namespace crosstalk::tap
