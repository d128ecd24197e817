#include "engine/tap/call.h"
#include "engine/tap/program.h"
#include "engine/tap/rawcalls.h"

#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/stat.h>

// How a process and its threads come under observation, from the first instruction of main on,
// and how they leave it.

namespace crosstalk::tap {

namespace {

pthread_key_t endKey;
Lineage lineage{};

void endOfThread(void* thread)
{
    endThread(*static_cast<Thread*>(thread));
}

/// Load address of the executable: where its program headers are, less where they were linked. One
/// at fixed addresses has none, and its size is not asked for.
void findProgram()
{
    const auto* headers = reinterpret_cast<const ElfW(Phdr)*>(getauxval(AT_PHDR));
    const unsigned long count = getauxval(AT_PHNUM);
    for (unsigned long i = 0; headers != nullptr && i < count; ++i) {
        const std::uintptr_t end = headers[i].p_vaddr + headers[i].p_memsz;
        if (headers[i].p_type == PT_PHDR)
            worker.base = reinterpret_cast<std::uintptr_t>(headers) - headers[i].p_vaddr;
        if (headers[i].p_type == PT_LOAD && end > worker.programBytes)
            worker.programBytes = end;
    }
}

void findOwnCode()
{
    struct stat status
    {
    };
    if (rawCall(SYS_newfstatat, AT_FDCWD, asLong("/proc/self/exe"), asLong(&status), 0) != 0)
        return;
    findProgram();
    const ControlHeader& control = *worker.control;
    for (std::uint32_t i = 0; i < control.programs && i < programCount; ++i) {
        if (control.program[i].device != status.st_dev || control.program[i].inode != status.st_ino)
            continue;
        worker.code = control.code + control.program[i].first;
        worker.codeCount = control.program[i].count;
    }
}

/// What stands behind the descriptor is for this program only, not for those it starts in turn.
void takeLineage(char* text)
{
    while (*text != ':' && *text != '\0')
        ++text;
    if (*text == '\0')
        return;
    *text = '\0';
    const int slot = text[1] != '\0' ? atoi(text + 2) : -1;
    if (slot >= 0 && slot < int(slotCount))
        lineage = {text[1], std::uint32_t(slot)};
}

bool mapControl()
{
    char* text = getenv(controlVariable);
    if (text == nullptr)
        return false;
    takeLineage(text);
    const bool isPath = text[0] == '/';
    const int fd = isPath ? int(rawCall(SYS_openat, AT_FDCWD, asLong(text), O_RDWR | O_CLOEXEC))
                          : atoi(text);
    const long region =
        rawCall(SYS_mmap, 0, long(regionBytes), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (isPath)
        rawCall(SYS_close, fd);
    if (region < 0 && region > -4096)
        return false;
    auto* control = reinterpret_cast<ControlHeader*>(region);
    if (control->magic != controlMagic || control->version != eventVersion ||
        control->regionBytes != regionBytes) {
        rawCall(SYS_munmap, region, long(regionBytes));
        return false;
    }
    worker.control = control;
    worker.controlFd = isPath ? -1 : fd;
    if (isPath)
        copyText(worker.controlPath, sizeof worker.controlPath, text);
    worker.pid = pid_t(rawCall(SYS_getpid));
    worker.clock.begin();
    worker.tsc = control->clock == ClockKind::Tsc;
    return true;
}

/// Maps the whole ring at once, where a first touch of each page would be a fault in the middle of
/// what the program does: 2 to 4 us that the timeline would show as its own. Shared memory that is
/// mapped for reading may be written without another fault, and to ask for just that is half as
/// dear. Kernels before 5.14 do not know it; there the faults remain.
void mapRing(Event* events)
{
    rawCall(SYS_madvise, asLong(events), long(ringCapacity * sizeof(Event)), MADV_POPULATE_READ);
}

/// The place of this thread from now on; its ring goes on where it stopped if it was used before.
void occupySlot(std::uint32_t number)
{
    Thread& thread = thisThread;
    const bool wasInside = thread.inside;
    Slot& slot = slotsOf(worker.control)[number];
    thread.slot = &slot;
    thread.number = std::uint16_t(number);
    Event* const events = ringOf(worker.control, number);
    mapRing(events);
    thread.ring = RingWriter(&slot.ring, events, ringCapacity);
    slot.pid.store(worker.pid);
    slot.tid.store(std::int32_t(rawCall(SYS_gettid)));
    thread.inside = true;
    pthread_setspecific(endKey, &thread);
    thread.inside = wasInside;
}

/// This program took the place of another one in the same process.
void continueAs(std::uint32_t number)
{
    occupySlot(number);
    char path[256];
    const long length =
        rawCall(SYS_readlink, asLong("/proc/self/exe"), asLong(path), sizeof path - 1);
    path[length > 0 ? length : 0] = '\0';
    Event exec = blank(thisThread, Kind::Exec);
    exec.time = stampAfter();
    exec.aux = internName(baseName(path));
    push(thisThread, exec);
    thisThread.slot->stopAtExit.store(0);
    thisThread.slot->state.store(SlotState::Running, std::memory_order_release);
}

/// Who the engine sees as the parent of a process that came without fork.
void attachToParent()
{
    const std::uint32_t number = claimSlot(nullptr, true);
    if (lineage.kind != 0 && number < slotCount)
        slotsOf(worker.control)[number].parent = lineage.slot + 1;
    adoptSlot(number);
}

bool takesPlace()
{
    return lineage.kind == 'e' && slotsOf(worker.control)[lineage.slot].pid.load() == worker.pid;
}

/// Held at the very first instruction until the engine opens the gate or grants a pass.
void startGate(Thread& thread)
{
    passGate(thread, blank(thread, Kind::ThreadStart));
}

} // namespace

std::uint32_t claimSlot(Thread* parent, bool newProcess)
{
    const std::uint32_t number = worker.control->nextSlot.fetch_add(1);
    if (number >= slotCount)
        return slotCount;
    Slot& slot = slotsOf(worker.control)[number];
    slot.parent = parent != nullptr ? parent->number + 1u : 0u;
    slot.newProcess = newProcess ? 1 : 0;
    slot.pid.store(worker.pid);
    slot.state.store(SlotState::Claimed, std::memory_order_release);
    return number;
}

void adoptSlot(std::uint32_t number)
{
    Thread& thread = thisThread;
    thread.writeAddress = 0;
    thread.slot = nullptr;
    if (number >= slotCount) {
        thread.ended = true; // more threads than slots: this one is not watched
        return;
    }
    occupySlot(number);
    Slot& slot = *thread.slot;

    Event start = blank(thread, Kind::ThreadStart);
    start.time = stampAfter();
    start.value = std::uint64_t(worker.pid);
    start.offset = std::uint64_t(slot.tid.load());
    start.size = slot.parent;
    start.aux = slot.newProcess;
    push(thread, start);
    slot.state.store(SlotState::Running, std::memory_order_release);
}

Thread* attachThread()
{
    if (worker.control->recording.load(std::memory_order_relaxed) == 0)
        return nullptr;
    worker.threaded = true;
    adoptSlot(claimSlot(nullptr, false));
    Thread& thread = thisThread;
    if (thread.slot == nullptr)
        return nullptr;
    startGate(thread);
    return &thread;
}

void endThread(Thread& thread)
{
    if (thread.slot == nullptr)
        return;
    settleWrite(thread);
    Event end = blank(thread, Kind::ThreadEnd);
    end.time = stampBefore();
    push(thread, end);
    thread.slot->state.store(SlotState::Ended, std::memory_order_release);
    worker.control->arrivals.fetch_add(1, std::memory_order_release);
    futexWake(&worker.control->arrivals);
    thread.slot = nullptr;
    thread.ended = true;
}

} // namespace crosstalk::tap

using namespace crosstalk::tap;

__attribute__((constructor(101))) static void attachProcess()
{
    if (!mapControl())
        return;
    findOwnCode();
    pthread_key_create(&endKey, endOfThread);
    if (worker.control->recording.load() == 0)
        return;
    if (takesPlace())
        continueAs(lineage.slot);
    else
        attachToParent();
    if (thisThread.slot == nullptr)
        return;
    inheritEverything(thisThread);
    startGate(thisThread);
}

__attribute__((destructor)) static void leaveProcess()
{
    endThread(thisThread);
}

CROSSTALK_EXPORT void _exit(int code)
{
    if (current() != nullptr)
        endThread(thisThread);
    rawCall(SYS_exit_group, code);
    __builtin_unreachable();
}

namespace {

pid_t forkAs(CallId name, void* returnAddress)
{
    Thread* thread = current();
    if (thread == nullptr)
        return CROSSTALK_REAL(fork)();
    Call call(thread, name, 0, 0, -1, 0, returnAddress);
    const std::uint32_t number = claimSlot(thread, true);
    const pid_t pid = CROSSTALK_REAL(fork)();
    if (pid == 0) {
        worker.pid = pid_t(rawCall(SYS_getpid));
        worker.threaded = false;
        worker.clock.forked();
        adoptSlot(number);
        if (thisThread.slot != nullptr) {
            inheritEverything(thisThread);
            startGate(thisThread);
        }
        return 0;
    }
    if (pid < 0 && number < slotCount)
        slotsOf(worker.control)[number].state.store(SlotState::Ended);
    call.finish(pid, pid < 0 ? errno : 0);
    return pid;
}

} // namespace

CROSSTALK_EXPORT pid_t fork()
{
    return forkAs(idOf("fork"), __builtin_return_address(0));
}

/// As fork(), which POSIX allows: two programs in one memory would share the tap's state as well.
CROSSTALK_EXPORT pid_t vfork()
{
    return forkAs(idOf("vfork"), __builtin_return_address(0));
}
