#include "engine/syscalls/traceloop.h"

#include <climits>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

// The gate. A tracee that stands at a stop and is not resumed stands at a closed gate: what the tap
// does inside a worker (engine/tap/gate.cpp) the tracer does here on a tracee's behalf.

namespace crosstalk::syscalls {

bool TraceLoop::gateIsClosed() const
{
    return (m_control.attention.load(std::memory_order_relaxed) & tap::GateClosed) != 0;
}

void TraceLoop::arrived()
{
    m_control.arrivals.fetch_add(1, std::memory_order_release);
    ::syscall(SYS_futex, &m_control.arrivals, FUTEX_WAKE, INT_MAX, nullptr, nullptr, 0);
}

/// Stops there until it is let go; at an open gate it goes on at once.
void TraceLoop::hold(Tracee& tracee, Gate at, const tap::Event& pending)
{
    if (!gateIsClosed() || !tracee.reports()) {
        if (at == Gate::Entry)
            return enter(tracee);
        return at == Gate::Return ? leave(tracee) : resume(tracee);
    }
    tap::Event held = pending;
    held.kind = tap::Kind::Held;
    held.aux = std::uint32_t(at == Gate::Return ? tap::Kind::Exit : pending.kind);
    tracee.push(held);
    tap::Slot& slot = tracee.slot();
    slot.pending = pending;
    slot.state.store(at == Gate::Return ? tap::SlotState::AtExitGate : tap::SlotState::AtGate,
                     std::memory_order_release);
    m_held.push_back({tracee.tid(), at});
    m_idle = 0;
    arrived();
}

bool TraceLoop::mayPass(Tracee& tracee)
{
    std::uint32_t one = 1;
    return !gateIsClosed() || tracee.slot().grants.compare_exchange_strong(one, 0);
}

void TraceLoop::letGo()
{
    for (std::size_t i = 0; i < m_held.size();) {
        const Held held = m_held[i];
        Tracee* tracee = find(held.tid);
        if (tracee != nullptr && (!tracee->hasRoom() || !mayPass(*tracee))) {
            ++i;
            continue;
        }
        m_held.erase(m_held.begin() + std::ptrdiff_t(i));
        if (tracee != nullptr)
            pass(*tracee, held.at);
    }
    for (const Delayed& one : std::exchange(m_delayed, {}))
        if (find(one.tid) != nullptr)
            handle(one.tid, one.status);
}

void TraceLoop::pass(Tracee& tracee, Gate at)
{
    tap::Slot& slot = tracee.slot();
    slot.calls.fetch_add(1, std::memory_order_relaxed);
    slot.state.store(tap::SlotState::Running, std::memory_order_release);
    tracee.push(tracee.blank(tap::Kind::Released));
    if (at == Gate::Entry)
        return enter(tracee);
    if (at == Gate::Return)
        return leave(tracee);
    resume(tracee);
}

} // namespace crosstalk::syscalls
