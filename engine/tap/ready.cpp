#include "engine/tap/keptmemory.h"
#include "engine/tap/lending.h"
#include "engine/tap/rawcalls.h"
#include "engine/tap/worker.h"

#include <algorithm>
#include <csignal>
#include <iterator>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

// ready(): set-up is over. When schedules are explored, the process stays here as a template, and
// every execution is a child of it that goes on from this place, in the template's slot and ring: a
// copy of it, which costs a tenth of what starting the program and its set-up would, or one that
// borrows its memory, which costs a tenth of that again.

namespace crosstalk::tap {

namespace {

KeptMemory sharedMemory;

/// Writes one byte over itself by way of the kernel, which refuses where we would be killed.
bool isWritable(std::uintptr_t address)
{
    char byte = *reinterpret_cast<const volatile char*>(address);
    const iovec from{&byte, 1};
    const iovec to{reinterpret_cast<void*>(address), 1};
    return rawCall(SYS_process_vm_writev, worker.pid, asLong(&from), 1, asLong(&to), 1) == 1;
}

/// A copy of what this process maps shared and may write: else somebody who may puts it back.
bool keepSharedMemory()
{
    for (int i = 0; i < worker.mappings; ++i) {
        const Mapping& mapping = worker.mapping[i];
        if (mapping.high == 0 || !isWritable(mapping.low))
            continue;
        if (!sharedMemory.add(mapping.low, (mapping.high + 4095) & ~std::uintptr_t{4095}))
            return false;
    }
    sharedMemory.keep();
    return true;
}

/// What lies in a pipe or a socket is not put back, and a template would hold its end open.
bool leadsToChannels()
{
    return std::any_of(std::begin(worker.descriptor), std::end(worker.descriptor),
                       [](const Descriptor& one) { return one.object != 0; });
}

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

/// Waits until an execution has ended; how.
int awaitEnd(pid_t pid)
{
    int status = -1;
    if (pid > 0)
        rawCall(SYS_wait4, pid, asLong(&status), 0, 0);
    return status;
}

/// True in an execution, which is a copy of the template.
bool beginCopy(Slot& slot)
{
    const pid_t pid = CROSSTALK_REAL(fork)();
    if (pid != 0)
        slot.endedAs.store(awaitEnd(pid));
    return pid == 0;
}

/// Always false: an execution that borrows memory goes on elsewhere.
bool beginBorrower(Slot& slot)
{
    const int status = awaitEnd(beginBorrowing());
    slot.endedAs.store(takeMemoryBack() ? status : templateSpoilt);
    return false;
}

/// Comes back in executions only, if at all.
void obey(Slot& slot, bool (*begin)(Slot&))
{
    std::uint32_t order = slot.order.load(std::memory_order_acquire);
    for (;;) {
        stand(slot);
        order = nextOrder(slot, order);
        if ((order & RestoreMemory) != 0)
            sharedMemory.restore();
        if ((order & BeginExecution) != 0 && begin(slot))
            return;
    }
}

void serveBorrowers()
{
    obey(*thisThread.slot, beginBorrower);
}

/// Comes back in executions only.
void serve(Thread& thread)
{
    thread.inside = true; // what is copied here is no access of the program's
    ::munmap(nullptr, 0); // finds libc's now, and not in every execution
    const bool canBegin = !leadsToChannels() && keepSharedMemory();
    thread.slot->endedAs.store(canBegin ? 0 : templateSpoilt);
    const bool lends = worker.control->templates.load() == LendingTemplates;
    if (!lends || !lendMemory(serveBorrowers))
        obey(*thread.slot, beginCopy);
    takePlace(thread);
    thread.inside = false;
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
