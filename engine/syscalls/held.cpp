#include "engine/syscalls/traceloop.h"

#include <climits>
#include <linux/futex.h>
#include <sys/ptrace.h>
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

bool TraceLoop::mayPass(Tracee& tracee) const
{
    return !gateIsClosed() || tracee.slot().grants.load(std::memory_order_acquire) != 0;
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

/// The grant is used up after the state says that it goes on, as the tap's gate does it.
void TraceLoop::pass(Tracee& tracee, Gate at)
{
    tap::Slot& slot = tracee.slot();
    slot.calls.fetch_add(1, std::memory_order_relaxed);
    slot.state.store(tap::SlotState::Running, std::memory_order_release);
    slot.grants.store(0, std::memory_order_release);
    tracee.push(tracee.blank(tap::Kind::Released));
    if (at == Gate::Entry)
        return enter(tracee);
    if (at == Gate::Return)
        return leave(tracee);
    resume(tracee);
}

/// Somebody wants it to close a descriptor, as its tap would at the gate: the call that it stands
/// at becomes close(), and is made when that has returned.
bool TraceLoop::closesFirst(Tracee& tracee)
{
    if (!tracee.reports() || tracee.slot().closeRequest.load(std::memory_order_relaxed) == 0)
        return false;
    const int fd = tracee.slot().closeRequest.exchange(0) - 1;
    user_regs_struct registers{};
    if (fd < 0 || ::ptrace(PTRACE_GETREGS, tracee.tid(), nullptr, &registers) != 0)
        return false;
    tracee.aside = registers;
    registers.orig_rax = SYS_close;
    registers.rdi = std::uint64_t(fd);
    if (::ptrace(PTRACE_SETREGS, tracee.tid(), nullptr, &registers) != 0) {
        tracee.aside.reset();
        return false;
    }
    tellClose(tracee, fd);
    ::ptrace(PTRACE_SYSCALL, tracee.tid(), nullptr, 0L);
    return true;
}

void TraceLoop::tellClose(Tracee& tracee, int fd)
{
    const std::uint64_t arguments[6] = {std::uint64_t(fd)};
    Call close(tracee, *tracedCall(SYS_close), arguments);
    close.traced().enter(close);
    if (!close.isReported())
        return;
    tracee.push(close.event());
    close.traced().exit(close);
    tracee.push(close.exitEvent());
}

/// It goes back by the two bytes of its system call, and makes it anew.
void TraceLoop::backToItsCall(Tracee& tracee)
{
    constexpr std::uint64_t bytes = 2;
    user_regs_struct& registers = *tracee.aside;
    registers.rax = registers.orig_rax;
    registers.rip -= bytes;
    ::ptrace(PTRACE_SETREGS, tracee.tid(), nullptr, &registers);
    tracee.aside.reset();
    tracee.call.reset();
    tracee.awaitsReturn = false;
    tracee.hasPassed = true;
    resume(tracee);
}

} // namespace crosstalk::syscalls
