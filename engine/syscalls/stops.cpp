#include "engine/syscalls/traceloop.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>

// One stop of one tracee: what it means, what is reported of it, and how the tracee goes on. A
// tracee may die at any moment; whatever is asked of it then fails and is let be.

namespace crosstalk::syscalls {

namespace {

// Inside the kernel only: the call is made again, or EINTR comes of it.
constexpr long restartsAgain = 512; // ERESTARTSYS
constexpr long restartsByBlock = 516;

constexpr int eventOf(int status)
{
    return status >> 16;
}

bool stopsGroup(int signal)
{
    return signal == SIGSTOP || signal == SIGTSTP || signal == SIGTTIN || signal == SIGTTOU;
}

bool ask(pid_t tid, __ptrace_syscall_info& info)
{
    return ::ptrace(PTRACE_GET_SYSCALL_INFO, tid, sizeof info, &info) > 0;
}

} // namespace

void TraceLoop::handle(pid_t tid, int status)
{
    if (!WIFSTOPPED(status))
        return gone(tid, status);
    Tracee* tracee = find(tid);
    if (tracee == nullptr && eventOf(status) != PTRACE_EVENT_EXEC) {
        m_early[tid] = status;
        return;
    }
    if (tracee != nullptr && !tracee->hasRoom()) {
        m_delayed.push_back({tid, status});
        return;
    }
    if (eventOf(status) == PTRACE_EVENT_EXEC)
        becameProgram(tracee);
    if (tracee != nullptr)
        stopped(*tracee, status);
}

void TraceLoop::stopped(Tracee& tracee, int status)
{
    m_cores.stopOf(tracee);
    if (tracee.gaveBirth)
        returned(tracee);
    const int signal = WSTOPSIG(status);
    switch (eventOf(status)) {
    case PTRACE_EVENT_SECCOMP:
        return atSeccomp(tracee);
    case PTRACE_EVENT_FORK:
    case PTRACE_EVENT_VFORK:
    case PTRACE_EVENT_CLONE:
        gaveBirth(tracee, eventOf(status));
        return returnsUnseen(tracee, eventOf(status));
    case PTRACE_EVENT_EXEC:
        return hold(tracee, Gate::Start, tracee.blank(tap::Kind::ThreadStart));
    case PTRACE_EVENT_EXIT:
        ending(tracee);
        return resume(tracee);
    case PTRACE_EVENT_STOP:
        return atGroupStop(tracee, signal);
    default:
        break;
    }
    if (signal == (SIGTRAP | 0x80))
        return atReturn(tracee);
    atSignal(tracee, signal);
}

void TraceLoop::resume(Tracee& tracee, int signal)
{
    ::ptrace(tracee.awaitsReturn ? PTRACE_SYSCALL : PTRACE_CONT, tracee.tid(), nullptr,
             long(signal));
}

void TraceLoop::atSeccomp(Tracee& tracee)
{
    __ptrace_syscall_info info;
    tracee.awaitsReturn = false;
    if (tracee.process().foreign || !ask(tracee.tid(), info) ||
        info.op != PTRACE_SYSCALL_INFO_SECCOMP)
        return resume(tracee);
    std::uint64_t arguments[6];
    std::copy(std::begin(info.seccomp.args), std::end(info.seccomp.args), arguments);
    const Traced* traced = tracedCall(long(info.seccomp.nr));
    if (traced == nullptr || goesOn(tracee, *traced, arguments, info.stack_pointer))
        return resume(tracee);
    tracee.call.emplace(tracee, *traced, arguments);
    tracee.call->setStack(info.stack_pointer);
    traced->enter(*tracee.call);
    const bool hasPassed = std::exchange(tracee.hasPassed, false);
    if (tracee.call->isReported() && tracee.reports() && !hasPassed)
        return hold(tracee, Gate::Entry, tracee.call->event());
    enter(tracee);
}

/// A call that a signal interrupted is made again by the kernel: it is the same one. Any other call
/// outside the handler says that the program got EINTR.
bool TraceLoop::goesOn(Tracee& tracee, const Traced& traced, const std::uint64_t (&arguments)[6],
                       std::uint64_t stack)
{
    if (tracee.interrupted.empty())
        return false;
    Call& latest = tracee.interrupted.back();
    const bool same = traced.number == latest.number() &&
                      std::equal(std::begin(arguments), std::end(arguments),
                                 latest.arguments().begin());
    if (same || traced.number == SYS_restart_syscall) {
        tracee.call.emplace(latest);
        tracee.interrupted.pop_back();
        tracee.awaitsReturn = true;
        return true;
    }
    if (tracee.handling.size() > latest.handlers() && stack < latest.stack())
        return false; // made by the handler
    tracee.handling.resize(latest.handlers());
    tracee.call.emplace(latest);
    tracee.interrupted.pop_back();
    tracee.call->finish(-EINTR);
    if (tracee.call->traced().exit != nullptr)
        tracee.call->traced().exit(*tracee.call);
    if (tracee.call->isBegun())
        tracee.push(tracee.call->exitEvent());
    tracee.call.reset();
    return false;
}

/// It makes the call now.
void TraceLoop::enter(Tracee& tracee)
{
    if (closesFirst(tracee))
        return;
    Call& call = *tracee.call;
    if (call.isReported() && tracee.reports()) {
        tracee.push(call.event());
        call.begun();
        if (call.traced().begun != nullptr)
            call.traced().begun(call);
        tracee.slot().stopAtExit.store(0, std::memory_order_relaxed);
        if (call.awaitsReturn())
            tracee.slot().state.store(tap::SlotState::InCall, std::memory_order_release);
    }
    tracee.awaitsReturn = call.awaitsReturn();
    if (call.awaitsReturn())
        return resume(tracee);
    if (call.traced().exit != nullptr)
        call.traced().exit(call);
    if (call.isBegun())
        tracee.push(call.exitEvent());
    tracee.call.reset();
    resume(tracee);
}

void TraceLoop::atReturn(Tracee& tracee)
{
    if (tracee.aside)
        return backToItsCall(tracee);
    __ptrace_syscall_info info;
    const bool answered = ask(tracee.tid(), info) && info.op == PTRACE_SYSCALL_INFO_EXIT;
    if (!answered || !tracee.call)
        return resume(tracee);
    tracee.awaitsReturn = false;
    Call& call = *tracee.call;
    const long result = long(info.exit.rval);
    if (result <= -restartsAgain && result >= -restartsByBlock) {
        call.setHandlers(tracee.handling.size());
        tracee.interrupted.push_back(call);
        tracee.call.reset();
        return resume(tracee);
    }
    call.finish(info.exit.is_error != 0 ? result : std::max(result, 0L));
    if (call.traced().exit != nullptr)
        call.traced().exit(call);
    if (!call.isBegun() || !tracee.reports())
        return leave(tracee);
    if (gateIsClosed() && tracee.slot().stopAtExit.exchange(0) != 0)
        return hold(tracee, Gate::Return, call.exitEvent());
    leave(tracee);
}

void TraceLoop::leave(Tracee& tracee)
{
    told(tracee);
    resume(tracee);
}

/// Its call has returned.
void TraceLoop::told(Tracee& tracee)
{
    if (tracee.call->isBegun() && tracee.reports()) {
        tracee.slot().state.store(tap::SlotState::Running, std::memory_order_release);
        tracee.push(tracee.call->exitEvent());
    }
    tracee.call.reset();
}

void TraceLoop::atSignal(Tracee& tracee, int signal)
{
    siginfo_t info{};
    if (::ptrace(PTRACE_GETSIGINFO, tracee.tid(), nullptr, &info) == 0)
        tellSignal(tracee, info);
    resume(tracee, signal);
}

void TraceLoop::atGroupStop(Tracee& tracee, int signal)
{
    {
        const std::lock_guard lock(m_mutex);
        if (stopsGroup(signal))
            m_stopped.insert(tracee.tid());
        else
            m_stopped.erase(tracee.tid());
    }
    if (stopsGroup(signal)) {
        ::ptrace(PTRACE_LISTEN, tracee.tid(), nullptr, nullptr);
        return;
    }
    if (!tracee.known) { // its first stop
        tracee.known = true;
        return hold(tracee, Gate::Start, tracee.blank(tap::Kind::ThreadStart));
    }
    resume(tracee);
}

} // namespace crosstalk::syscalls
