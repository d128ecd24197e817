#include "engine/schedule/gate.h"

#include <cerrno>
#include <chrono>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

namespace crosstalk::schedule {

using tap::Slot;
using tap::SlotState;

namespace {

/// A thread that sleeps this long outside any tapped call is not on its way to the gate: it waits
/// for something we do not see. In ns; far longer than any page fault.
constexpr std::uint64_t untappedSleep = 20'000'000;

/// Nobody needs longer than this from being begun to its first instruction, however loaded the
/// machine is, in ns: who does was killed on the way.
constexpr std::uint64_t longestBirth = 10'000'000'000;

/// Nobody needs longer than this from its last word to its end, in ns: who does became a program
/// without taps.
constexpr std::uint64_t longestLeave = 1'000'000'000;

std::uint64_t now()
{
    return std::uint64_t(std::chrono::steady_clock::now().time_since_epoch().count());
}

void wake(std::atomic<std::uint32_t>& word)
{
    ::syscall(SYS_futex, &word, FUTEX_WAKE, 1 << 30, nullptr, nullptr, 0);
}

} // namespace

Gate::Gate(process::ControlRegion& region, KernelState kernelState)
    : m_region(region), m_kernelState(std::move(kernelState))
{
}

void Gate::close()
{
    m_closed = true;
    for (std::uint32_t i = 0; i < m_region.slotsUsed(); ++i)
        m_region.slot(i).grants.store(0);
    m_region.header().attention.fetch_or(tap::GateClosed);
}

void Gate::open()
{
    m_closed = false;
    m_region.header().attention.fetch_and(~std::uint32_t(tap::GateClosed));
    for (std::uint32_t i = 0; i < tap::slotCount; ++i) {
        Slot& slot = m_region.slot(i);
        slot.turn.fetch_add(1, std::memory_order_release);
        wake(slot.turn);
    }
}

void Gate::grant(std::uint32_t number)
{
    Slot& slot = m_region.slot(number);
    slot.grants.store(1);
    slot.turn.fetch_add(1, std::memory_order_release);
    wake(slot.turn);
}

void Gate::requestClose(std::uint32_t number, int fd)
{
    Slot& slot = m_region.slot(number);
    slot.closeRequest.store(fd + 1);
    m_region.header().attention.fetch_or(tap::CloseRequested);
}

void Gate::settleRequests()
{
    auto& attention = m_region.header().attention;
    if ((attention.load(std::memory_order_relaxed) & tap::CloseRequested) == 0)
        return;
    for (std::uint32_t i = 0; i < m_region.slotsUsed(); ++i)
        if (m_region.slot(i).closeRequest.load() != 0 && standing(i) != Standing::Gone)
            return;
    attention.fetch_and(~std::uint32_t(tap::CloseRequested));
}

tap::Event Gate::pending(std::uint32_t slot) const
{
    return m_region.slot(slot).pending;
}

Standing Gate::standing(std::uint32_t number)
{
    Slot& slot = m_region.slot(number);
    // Before the state: who uses a grant up says first that it goes on.
    const bool granted = slot.grants.load(std::memory_order_acquire) != 0;
    const SlotState state = slot.state.load(std::memory_order_acquire);
    switch (state) {
    case SlotState::Free:
        return Standing::Gone;
    case SlotState::Ended:
        return goneOrLeaving(number);
    case SlotState::AtGate:
    case SlotState::AtExitGate:
    case SlotState::Yielding: {
        const char kernel = m_kernelState(slot.pid.load(), slot.tid.load());
        if (kernel == 0 || kernel == 'Z' || kernel == 'X')
            return Standing::Gone;
        if (kernel == 'T')
            return Standing::Stopped;
        if (granted)
            return Standing::Busy;
        return state == SlotState::Yielding ? Standing::Yielding : Standing::AtGate;
    }
    default:
        break;
    }
    const std::int32_t tid = slot.tid.load();
    const std::int32_t pid = slot.pid.load();
    // A claimed slot has no thread yet, and the pid of whoever claimed it, who may be asleep at the
    // gate by now: that says nothing of the one that is to come.
    return sleepOrBusy(number, m_kernelState(pid, tid != 0 ? tid : pid),
                       state == SlotState::Claimed ? longestBirth : untappedSleep);
}

bool Gate::awaitsSomebody()
{
    for (std::uint32_t i = 0; i < m_region.slotsUsed(); ++i) {
        Slot& slot = m_region.slot(i);
        const SlotState state = slot.state.load(std::memory_order_acquire);
        // What it inherits it tells on its way to its first gate.
        const bool isNew = state == SlotState::Claimed ||
                           (m_closed && state == SlotState::Running && slot.calls.load() == 0);
        if (isNew && standing(i) == Standing::Busy)
            return true;
    }
    return false;
}

// What it held is let go of by the kernel a moment after its last word: until then its end is part
// of the step, or who waits for that would be woken in the next one or in this one, as it happens.
Standing Gate::goneOrLeaving(std::uint32_t number)
{
    Slot& slot = m_region.slot(number);
    const char kernel = m_kernelState(slot.pid.load(), slot.tid.load());
    if (kernel != 'R' && kernel != 'D')
        return Standing::Gone;
    const std::uint64_t since = m_leaving.try_emplace(number, now()).first->second;
    return now() - since > longestLeave ? Standing::Gone : Standing::Busy;
}

Standing Gate::sleepOrBusy(std::uint32_t number, char kernel, std::uint64_t patience)
{
    Slot& slot = m_region.slot(number);
    if (kernel == 0 || kernel == 'Z' || kernel == 'X')
        return Standing::Gone;
    if (kernel == 'T' || kernel == 't')
        return Standing::Stopped;
    if (kernel != 'S')
        return Standing::Busy;
    if (slot.state.load(std::memory_order_acquire) == SlotState::InCall) {
        // Woken while we look, it stops at the exit gate and does not run beside another's step.
        if (m_closed)
            slot.stopAtExit.store(1);
        return m_kernelState(slot.pid.load(), slot.tid.load()) == 'S' &&
                       slot.state.load(std::memory_order_acquire) == SlotState::InCall
                   ? Standing::Asleep
                   : Standing::Busy;
    }
    Idle& idle = m_idle[number];
    const std::uint64_t calls = slot.calls.load() + slot.ring.head.load();
    if (idle.since == 0 || idle.calls != calls)
        idle = {now(), calls};
    return now() - idle.since > patience ? Standing::Asleep : Standing::Busy;
}

bool Gate::awaitArrival(std::int64_t ns)
{
    auto& word = m_region.header().arrivals;
    const std::uint32_t seen = word.load(std::memory_order_acquire);
    if (seen == m_arrivals && ns > 0) {
        const timespec limit{ns / 1'000'000'000, ns % 1'000'000'000};
        ::syscall(SYS_futex, &word, FUTEX_WAIT, seen, &limit, nullptr, 0);
    }
    const std::uint32_t last = m_arrivals;
    m_arrivals = word.load(std::memory_order_acquire);
    return m_arrivals != last;
}

} // namespace crosstalk::schedule
