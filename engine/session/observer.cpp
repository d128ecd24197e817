#include "engine/session/observer.h"

#include "engine/kernel/pipeend.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace crosstalk::session {

using tap::Event;
using tap::Kind;
using tap::SlotState;

namespace {

std::uint64_t futexOf(const kernel::SystemCall& call)
{
    return kernel::sleepKind(call) == kernel::SleepKind::Futex ? call.argument[0] : 0;
}

} // namespace

Observer::Observer(process::ControlRegion& region, Drainer& drainer, const trace::Clock& clock)
    : m_region(region), m_drainer(drainer), m_clock(clock), m_seen(tap::slotCount)
{
}

kernel::ThreadProbe* Observer::probeOf(std::int32_t pid, std::int32_t tid)
{
    auto found = m_probes.find(tid);
    if (found == m_probes.end()) {
        auto probe = kernel::ThreadProbe::open(pid, tid);
        if (!probe)
            return nullptr;
        found = m_probes.emplace(tid, std::move(*probe)).first;
    }
    return &found->second;
}

char Observer::threadState(std::int32_t pid, std::int32_t tid)
{
    kernel::ThreadProbe* probe = probeOf(pid, tid);
    if (probe == nullptr)
        return 0;
    const auto state = probe->state();
    if (!state || *state == '?')
        return 0;
    return m_amend ? m_amend(pid, tid, *state) : *state;
}

void Observer::forget(std::int32_t pid)
{
    m_handles.erase(pid);
    std::erase_if(m_probes, [&](auto& one) {
        const auto state = one.second.state();
        return one.first == pid || !state || *state == '?';
    });
}

std::pair<std::string, std::string> Observer::captionOf(std::int32_t pid)
{
    const char letter = threadState(pid, pid);
    if (letter == 0)
        return {};
    static const std::map<char, const char*> words{
        {'R', "R (running)"}, {'S', "S (sleeping)"}, {'D', "D (disk sleep)"},
        {'T', "T (stopped)"}, {'Z', "Z (zombie)"},   {'t', "t (tracing stop)"},
        {'I', "I (idle)"},    {'X', "X (dead)"}};
    const auto found = words.find(letter);
    const auto wchan = letter == 'S' ? probeOf(pid, pid)->wchan()
                                     : Result<std::string>(boost::system::in_place_value);
    return {found != words.end() ? found->second : std::string(1, letter),
            wchan ? *wchan : std::string()};
}

bool Observer::lookAtThreads()
{
    bool fellAsleep = false;
    for (std::uint32_t slot = 0; slot < m_region.slotsUsed(); ++slot)
        fellAsleep |= lookAt(slot);
    return fellAsleep;
}

bool Observer::lookAt(std::uint32_t number)
{
    tap::Slot& slot = m_region.slot(number);
    const std::int32_t tid = slot.tid.load();
    if (tid == 0 || slot.state.load() == SlotState::Ended)
        return false;
    // What is found holds at the moment of the stamp only if the thread recorded nothing meanwhile.
    const std::uint64_t head = slot.ring.head.load(std::memory_order_acquire);
    const char letter = threadState(slot.pid.load(), tid);
    Seen& seen = m_seen[number];
    if (letter == 'T' || letter == 't') {
        if (seen.letter != 'T')
            report(number, 'T', m_clock.ticks());
        seen = {'T', head, 0};
        return false;
    }
    if (letter == 'Z' && seen.letter != 'Z')
        noteEnd(number);
    if (letter == 'Z') {
        seen = {'Z', head, 0};
        return false;
    }
    const bool inCall = slot.state.load(std::memory_order_acquire) == SlotState::InCall;
    if (letter == 'S' && inCall)
        return noteSleep(number, head);
    if (seen.letter != 'R' && letter != 0)
        report(number, 'R', m_clock.ticks());
    seen = {'R', head, 0};
    return false;
}

// Reported once, and again when it sleeps on another word: a wait for a condition that was
// signalled goes on to its mutex, which shows nowhere else.
bool Observer::noteSleep(std::uint32_t number, std::uint64_t head)
{
    tap::Slot& slot = m_region.slot(number);
    Seen& seen = m_seen[number];
    const bool again = seen.letter == 'S' && seen.head == head;
    if (again && seen.futex == 0)
        return false;
    const auto found = probeOf(slot.pid.load(), slot.tid.load())->call();
    const kernel::SystemCall call = found && *found ? **found : kernel::SystemCall{};
    const std::uint64_t futex = futexOf(call);
    if (again && (futex == 0 || futex == seen.futex))
        return false;
    const kernel::Awaited awaited = kernel::awaitedBy(slot.pid.load(), call);
    const std::uint64_t time = m_clock.ticks();
    if (slot.ring.head.load(std::memory_order_acquire) != head)
        return false; // it went on while we looked
    report(number, awaited, time);
    report(number, 'S', time, call);
    seen = {'S', head, futex};
    return !again;
}

// A process that a worker started has ended, by a signal perhaps, and its parent has not waited for
// it: nobody else will tell, and others may wait for what it held.
void Observer::noteEnd(std::uint32_t number)
{
    const pid_t pid = m_region.slot(number).pid.load();
    if (m_region.slot(number).tid.load() != pid)
        return;
    const auto status = probeOf(pid, pid)->endedWith();
    if (!status || !*status)
        return;
    Event event{};
    event.kind = Kind::ProcessExit;
    event.offset = std::uint64_t(pid);
    event.value = std::uint64_t(**status);
    m_drainer.addAt(event, m_clock.ticks());
}

void Observer::report(std::uint32_t slot, const kernel::Awaited& awaited, std::uint64_t time)
{
    for (const kernel::AwaitedDescriptor& one : awaited.descriptors) {
        Event event{};
        event.kind = Kind::Awaits;
        event.size = slot;
        event.fd = std::int16_t(one.fd);
        event.flags = std::uint8_t((one.read ? tap::CanRead : 0) | (one.write ? tap::CanWrite : 0));
        event.aux = awaited.limited ? 1 : 0;
        m_drainer.addAt(event, time);
    }
}

void Observer::report(std::uint32_t slot, char letter, std::uint64_t time,
                      const kernel::SystemCall& call)
{
    Event event{};
    event.kind = Kind::ProcessState;
    event.size = slot;
    event.value = std::uint64_t(letter);
    event.offset = std::uint64_t(call.number + 1);
    event.pc = futexOf(call);
    m_drainer.addAt(event, time);
}

void Observer::note(const Event& event)
{
    if (event.kind == Kind::Joined)
        return join(event.object, event.value);
    if (event.kind == Kind::Describe) {
        for (const mechanisms::Mechanism* mechanism : mechanisms::registry())
            if (mechanism->isProbed(tap::ObjectKind(event.call))) {
                m_probed[event.object].mechanism = mechanism;
                m_probed[event.object].described = event;
            }
        return;
    }
    if (event.kind == Kind::ProcessExit)
        return letGo(std::int32_t(event.offset));
    if (event.thread >= tap::slotCount)
        return;
    const std::int32_t pid = m_region.slot(event.thread).pid.load();
    if (event.kind == Kind::ThreadEnd)
        return isLastThread(event.thread) ? letGo(pid) : void();
    const auto probed = m_probed.find(event.object);
    if (probed == m_probed.end())
        return;
    if (event.kind == Kind::Open)
        probed->second.holders[{pid, event.fd}] = event.flags;
    else if (event.kind == Kind::Close)
        probed->second.holders.erase({pid, event.fd});
}

/// No other thread of its process goes on: the kernel closes what that holds a moment later.
bool Observer::isLastThread(std::uint32_t number) const
{
    const std::int32_t pid = m_region.slot(number).pid.load();
    for (std::uint32_t other = 0; other < m_region.slotsUsed(); ++other) {
        const tap::Slot& slot = m_region.slot(other);
        if (other != number && slot.pid.load() == pid &&
            slot.state.load(std::memory_order_acquire) != SlotState::Ended)
            return false;
    }
    return true;
}

/// What it holds counts as closed from now on, as it does for the taps: asked through a descriptor
/// of somebody on the way out, the kernel still tells how it was before.
void Observer::letGo(std::int32_t pid)
{
    for (auto& [object, probed] : m_probed)
        std::erase_if(probed.holders, [&](const auto& one) { return one.first.pid == pid; });
}

void Observer::join(std::uint64_t one, std::uint64_t other)
{
    if (other == 0) // it was closed before anybody could tell which it is
        return;
    m_probed[one].peer = other;
    m_probed[other].peer = one;
}

UniqueFd Observer::duplicateOf(const Probed& probed, std::uint8_t flag)
{
    for (const auto& [holder, flags] : probed.holders) {
        if ((flags & flag) == 0)
            continue;
        auto handle = m_handles.find(holder.pid);
        if (handle == m_handles.end()) {
            auto opened = kernel::ProcessHandle::open(holder.pid);
            if (!opened)
                continue;
            handle = m_handles.emplace(holder.pid, std::move(*opened)).first;
        }
        if (auto duplicate = handle->second.duplicate(holder.fd))
            return std::move(*duplicate);
    }
    return {};
}

/// Who puts into it: the other end of a connection, else whoever can write to the thing itself.
UniqueFd Observer::writerOf(const Probed& probed)
{
    const auto peer = m_probed.find(probed.peer);
    return duplicateOf(peer != m_probed.end() ? peer->second : probed, tap::CanWrite);
}

/// Grows with whatever any worker records: unchanged means that nothing happened.
std::uint64_t Observer::activity() const
{
    std::uint64_t sum = m_region.slotsUsed();
    for (std::uint32_t slot = 0; slot < m_region.slotsUsed(); ++slot)
        sum += m_region.slot(slot).ring.head.load(std::memory_order_acquire);
    return sum;
}

/// Everything recorded so far has been read, and noted when it was: whose descriptor leads where is
/// as we believe. One closed and opened again since leads to something else.
bool Observer::isUpToDate() const
{
    for (std::uint32_t slot = 0; slot < m_region.slotsUsed(); ++slot) {
        const tap::RingHeader& ring = m_region.slot(slot).ring;
        if (ring.tail.load(std::memory_order_acquire) != ring.head.load(std::memory_order_acquire))
            return false;
    }
    return true;
}

/// No thread is inside a call, but for those that sleep in one.
bool Observer::nobodyMoves()
{
    for (std::uint32_t number = 0; number < m_region.slotsUsed(); ++number) {
        tap::Slot& slot = m_region.slot(number);
        if (slot.state.load(std::memory_order_acquire) != SlotState::InCall)
            continue;
        const char letter = threadState(slot.pid.load(), slot.tid.load());
        if (letter != 'S' && letter != 0 && letter != 'Z')
            return false;
    }
    return true;
}

void Observer::probeChannels(const std::function<void()>& catchUp)
{
    for (auto& [object, probed] : m_probed) {
        if (probed.mechanism == nullptr || probed.probedAt == activity())
            continue;
        catchUp();
        probe(object, probed);
    }
}

Result<mechanisms::KernelAnswer> Observer::ask(const Probed& probed)
{
    // Duplicates for a moment: a held end hides EOF and EPIPE.
    const UniqueFd reader = duplicateOf(probed, tap::CanRead);
    const UniqueFd writer = writerOf(probed);
    if (reader || writer)
        return probed.mechanism->askKernel(reader.get(), writer.get());
    return probed.mechanism->askByName(probed.described, m_drainer.name(probed.described.aux));
}

/// What waits at its sender and at its receiver is asked for one after the other, and the kernel
/// moves it from one to the other (TCP) while nobody is in any call: asked again, it says the same
/// when it did not.
bool Observer::isSettled(const Probed& probed, const mechanisms::KernelAnswer& answer)
{
    if (answer.atSender == 0)
        return true;
    const auto again = ask(probed);
    return again && again->value == answer.value && again->atSender == answer.atSender;
}

void Observer::probe(std::uint64_t object, Probed& probed)
{
    const std::uint64_t before = activity();
    const bool still = isUpToDate() && nobodyMoves();
    const auto answer = ask(probed);
    if (!answer)
        return;
    Event event{};
    event.value = answer->value;
    event.size = std::uint32_t(answer->capacity);
    event.offset = answer->atSender;
    const std::uint32_t room[] = {answer->sendRoom, answer->receiveRoom};
    std::memcpy(event.payload, room, sizeof event.payload);
    const std::uint64_t time = m_clock.ticks();
    const bool quiescent = still && isSettled(probed, *answer) && nobodyMoves() &&
                           activity() == before;
    event.kind = Kind::Probe;
    event.object = object;
    event.aux = quiescent ? 1 : 0;
    m_drainer.addAt(event, time);
    if (quiescent)
        probed.probedAt = before;
}

bool Observer::resizePipe(const std::string& channel, const world::World& world, int bytes)
{
    for (auto& [object, pipe] : m_probed) {
        if (world.channelId(object) != channel)
            continue;
        const UniqueFd end = duplicateOf(pipe, tap::CanRead | tap::CanWrite);
        if (!end)
            return false;
        const auto granted = kernel::PipeEnd(end.get()).resize(std::uint64_t(bytes));
        Event event{};
        event.kind = Kind::Resized;
        event.object = object;
        event.size = std::uint32_t(bytes);
        event.value = granted ? *granted : 0;
        event.aux = granted ? 0 : std::uint32_t(granted.error().errnum);
        m_drainer.add(event);
        pipe.probedAt = ~std::uint64_t{0};
        return granted.has_value();
    }
    return false;
}

Result<kernel::Contents> Observer::contentsOf(int channel, const world::World& world,
                                              std::size_t most)
{
    for (const auto& [object, probed] : m_probed) {
        if (world.channelInto(object) != channel)
            continue;
        if (const UniqueFd reader = duplicateOf(probed, tap::CanRead))
            return kernel::contentsOf(reader.get(), most);
    }
    return Error{"look into", "the buffer", 0, "No process holds an end to read it from."};
}

void Observer::readVariables(const std::string& path, const world::World& world)
{
    const UniqueFd segment(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status
    {
    };
    if (!segment || ::fstat(segment.get(), &status) != 0)
        return;
    const std::uint64_t object = tap::objectKey(status.st_dev, status.st_ino);
    for (int i = 0; i < int(world.variableCount()); ++i) {
        const world::VariableKey variable = world.variable(i);
        Event event{};
        if (variable.object != object || variable.bytes > sizeof event.value ||
            ::pread(segment.get(), &event.value, variable.bytes, off_t(variable.offset)) !=
                ssize_t(variable.bytes))
            continue;
        event.kind = Kind::Name;
        event.object = object;
        event.offset = variable.offset;
        event.size = variable.bytes;
        event.aux = m_drainer.intern(variable.name);
        m_drainer.add(event);
    }
}

int Observer::descriptorOf(std::uint32_t slot, const std::string& channel,
                           const world::World& world) const
{
    for (const auto& [object, pipe] : m_probed)
        if (world.channelId(object) == channel)
            for (const auto& [holder, flags] : pipe.holders)
                if (holder.pid == m_region.slot(slot).pid.load())
                    return holder.fd;
    return -1;
}

} // namespace crosstalk::session
