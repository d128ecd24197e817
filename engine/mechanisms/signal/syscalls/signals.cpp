#include "engine/mechanisms/signal/signalkey.h"
#include "engine/syscalls/tracee.h"

#include <fstream>
#include <sys/syscall.h>

// Signals: who sends them, who waits for them, and when a handler begins and has returned. Groups
// and mere questions are not reported.

namespace crosstalk::syscalls {

namespace {

using mechanisms::signalKey;

constexpr std::uint64_t whole = ~std::uint64_t{0}; ///< the offset of what is no part of another

/// A call about the signals of a process: `value` is one of them, or a set.
void report(Call& call, tap::CallId name, pid_t pid, std::uint64_t value)
{
    call.report(name, signalKey(pid));
    call.event().offset = whole;
    call.event().value = value;
}

void sending(Call& call, tap::CallId name, pid_t pid, int number)
{
    if (pid > 0 && number != 0)
        report(call, name, pid, std::uint64_t(number));
}

/// The process that a pidfd stands for.
pid_t processOf(const Tracee& tracee, int fd)
{
    std::ifstream info("/proc/" + std::to_string(tracee.tid()) + "/fdinfo/" + std::to_string(fd));
    for (std::string line; std::getline(info, line);)
        if (line.starts_with("Pid:"))
            return pid_t(std::strtol(line.c_str() + 4, nullptr, 10));
    return -1;
}

void waitingFor(Call& call, tap::CallId name, std::size_t argument = 0)
{
    std::uint64_t set = 0;
    call.tracee().memory().read(call.argument(argument), set);
    report(call, name, call.tracee().pid(), set);
}

void enterSignalFd(Call& call)
{
    waitingFor(call, idOf("signalfd"), 1);
}

/// Called on one that there is, it changes only what that gives.
void exitSignalFd(Call& call)
{
    if (!call.failed() && int(call.result()) != call.fd())
        call.tracee().opened(int(call.result()));
}

/// Signals that its program has a handler for.
std::uint64_t caughtBy(const Tracee& tracee)
{
    std::ifstream status("/proc/" + std::to_string(tracee.tid()) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("SigCgt:"))
            return std::strtoull(line.c_str() + 7, nullptr, 16);
    return 0;
}

void delivered(Tracee& tracee, int number, pid_t sender, bool returned)
{
    tap::Event event = tracee.blank(tap::Kind::Delivered);
    event.object = signalKey(tracee.pid());
    event.value = std::uint64_t(number);
    event.offset = std::uint64_t(sender);
    event.size = returned ? 1 : 0;
    tracee.push(event);
}

void tell(Tracee& tracee, const siginfo_t& info)
{
    const int number = info.si_signo;
    if (number <= 0 || number > 64 || (caughtBy(tracee) >> (number - 1) & 1) == 0)
        return;
    const bool sent =
        info.si_code == SI_USER || info.si_code == SI_QUEUE || info.si_code == SI_TKILL;
    delivered(tracee, number, sent ? info.si_pid : 0, false);
    tracee.handling.push_back(number);
}

void handlerReturns(Call& call)
{
    Tracee& tracee = call.tracee();
    if (tracee.handling.empty())
        return;
    delivered(tracee, tracee.handling.back(), 0, true);
    tracee.handling.pop_back();
}

constexpr Traced signalCalls[] = {
    {SYS_kill,
     [](Call& call) { sending(call, idOf("kill"), call.fd(0), int(call.argument(1))); }},
    {SYS_tkill,
     [](Call& call) { sending(call, idOf("kill"), call.fd(0), int(call.argument(1))); }},
    {SYS_tgkill,
     [](Call& call) { sending(call, idOf("kill"), call.fd(0), int(call.argument(2))); }},
    {SYS_rt_sigqueueinfo,
     [](Call& call) { sending(call, idOf("sigqueue"), call.fd(0), int(call.argument(1))); }},
    {SYS_pidfd_send_signal,
     [](Call& call) {
         sending(call, idOf("kill"), processOf(call.tracee(), call.fd(0)),
                 int(call.argument(1)));
     }},
    {SYS_rt_sigtimedwait,
     [](Call& call) {
         waitingFor(call, call.argument(2) != 0 ? idOf("sigtimedwait") : idOf("sigwaitinfo"));
     }},
    {SYS_rt_sigsuspend, [](Call& call) { waitingFor(call, idOf("sigsuspend")); }},
    {SYS_pause,
     [](Call& call) { report(call, idOf("pause"), call.tracee().pid(), 0); }},
    {SYS_signalfd, enterSignalFd, exitSignalFd},
    {SYS_signalfd4, enterSignalFd, exitSignalFd},
    {SYS_rt_sigreturn, handlerReturns},
};

const Registration registration(signalCalls);
const SignalRegistration signalRegistration(tell);

} // namespace

} // namespace crosstalk::syscalls
