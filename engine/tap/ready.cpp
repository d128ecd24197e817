#include "engine/tap/rawcalls.h"
#include "engine/tap/worker.h"

#include <csignal>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

// ready(): set-up is over. When schedules are explored, the process stays here as a template, and
// every execution is a child of it that goes on from this place, in the template's slot and ring. A
// fork costs a tenth of what starting the program and its set-up would.

namespace crosstalk::tap {

namespace {

constexpr std::size_t mostKept = 64u << 20; ///< bytes of shared memory that a template copies

/// A copy of what this process maps shared, to be put back.
class KeptMemory
{
public:
    void keep()
    {
        for (int i = 0; i < worker.mappings; ++i)
            if (const Mapping& mapping = worker.mapping[i]; mapping.high != 0)
                keep(mapping, m_kept[m_count]);
    }

    void restore() const
    {
        for (int i = 0; i < m_count; ++i)
            restore(m_kept[i]);
    }

    bool isWhole() const { return m_whole; }

private:
    struct Kept
    {
        char* memory;
        char* copy;
        std::size_t size;
    };
    static constexpr std::size_t page = 4096;

    void keep(const Mapping& mapping, Kept& kept)
    {
        const std::size_t size = mapping.high - mapping.low;
        const long copy = size <= mostKept
                              ? rawCall(SYS_mmap, 0, long(size), PROT_READ | PROT_WRITE,
                                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
                              : -1;
        if (copy < 0 && copy > -4096) {
            m_whole = false;
            return;
        }
        if (!isWritable(mapping.low)) // somebody who may write it puts it back
            return;
        kept = {reinterpret_cast<char*>(mapping.low), reinterpret_cast<char*>(copy), size};
        __builtin_memcpy(kept.copy, kept.memory, size);
        ++m_count;
    }

    /// Writes one byte over itself by way of the kernel, which refuses where we would be killed.
    static bool isWritable(std::uintptr_t address)
    {
        char byte = *reinterpret_cast<const volatile char*>(address);
        const iovec from{&byte, 1};
        const iovec to{reinterpret_cast<void*>(address), 1};
        return rawCall(SYS_process_vm_writev, worker.pid, asLong(&from), 1, asLong(&to), 1) == 1;
    }

    /// Pages that nobody wrote to are not touched.
    static void restore(const Kept& kept)
    {
        for (std::size_t at = 0; at < kept.size; at += page) {
            const std::size_t bytes = kept.size - at < page ? kept.size - at : page;
            const auto* now = reinterpret_cast<const std::uint64_t*>(kept.memory + at);
            const auto* then = reinterpret_cast<const std::uint64_t*>(kept.copy + at);
            std::size_t word = 0;
            while (word < bytes / 8 && now[word] == then[word])
                ++word;
            if (word < bytes / 8 || bytes % 8 != 0)
                __builtin_memcpy(kept.memory + at, kept.copy + at, bytes);
        }
    }

    Kept m_kept[mappingCount]{};
    int m_count = 0;
    bool m_whole = true;
};

KeptMemory memory;

void stand(Slot& slot)
{
    slot.state.store(SlotState::Ready, std::memory_order_release);
    worker.control->arrivals.fetch_add(1, std::memory_order_release);
    futexWake(&worker.control->arrivals);
}

std::uint32_t nextOrder(Slot& slot, std::uint32_t last)
{
    std::uint32_t order;
    while ((order = slot.order.load(std::memory_order_acquire)) == last)
        futexWait(&slot.order, last);
    return order;
}

/// Ends an execution as soon as its program has: to take the whole process apart, one library after
/// the other, is half of what an execution costs, and there is nobody left to see it.
void leaveAtOnce(int status, void*)
{
    endThread(thisThread);
    rawCall(SYS_exit_group, status);
}

/// In the child: the template's place is its own now.
void takePlace(Thread& thread)
{
    Slot& slot = *thread.slot;
    worker.pid = pid_t(rawCall(SYS_getpid));
    worker.clock.forked();
    thread.ring = RingWriter(&slot.ring, ringOf(worker.control, thread.number), ringCapacity);
    slot.pid.store(worker.pid);
    slot.tid.store(worker.pid);
    slot.grants.store(0);
    slot.stopAtExit.store(0);
    ::on_exit(leaveAtOnce, nullptr); // runs before the handlers of those that came before
    slot.state.store(SlotState::Running, std::memory_order_release);
}

/// True in the child. The template waits until that has ended, and remembers how.
bool begin(Thread& thread)
{
    const pid_t pid = CROSSTALK_REAL(fork)();
    if (pid == 0) {
        takePlace(thread);
        return true;
    }
    int status = -1;
    if (pid > 0)
        rawCall(SYS_wait4, pid, asLong(&status), 0, 0);
    thread.slot->endedAs.store(status);
    return false;
}

/// Comes back in children only, one an execution.
void serve(Thread& thread)
{
    Slot& slot = *thread.slot;
    thread.inside = true; // what is copied here is no access of the program's
    ::munmap(nullptr, 0); // finds libc's now, and not in every execution
    std::uint32_t order = slot.order.load(std::memory_order_acquire);
    memory.keep();
    slot.endedAs.store(memory.isWhole() ? 0 : -1);
    for (;;) {
        stand(slot);
        order = nextOrder(slot, order);
        if ((order & RestoreMemory) != 0)
            memory.restore();
        if ((order & BeginExecution) != 0 && begin(thread)) {
            thread.inside = false;
            return;
        }
    }
}

} // namespace

} // namespace crosstalk::tap

using namespace crosstalk::tap;

CROSSTALK_EXPORT void crosstalk_ready()
{
    Thread* thread = current();
    if (thread == nullptr)
        return;
    settleWrite(*thread);
    Event event = blank(*thread, Kind::Mark);
    event.time = stampBefore();
    event.size = readyMark;
    event.aux = internName("ready");
    push(*thread, event);
    if (worker.control->templates.load() == 0 || worker.threaded)
        return;
    // A signal meant for an execution must not be answered here.
    std::uint64_t all = ~std::uint64_t{0};
    std::uint64_t before = 0;
    rawCall(SYS_rt_sigprocmask, SIG_BLOCK, asLong(&all), asLong(&before), sizeof all);
    serve(*thread);
    rawCall(SYS_rt_sigprocmask, SIG_SETMASK, asLong(&before), 0, sizeof before);
}
