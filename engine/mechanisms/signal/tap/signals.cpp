#include "engine/mechanisms/signal/signalkey.h"
#include "engine/tap/call.h"
#include "engine/tap/rawcalls.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

// Signals: who sends them, who waits for them, and when a handler begins. The kernel calls our
// handler, which calls the program's own; the program never sees ours.

using namespace crosstalk::tap;
using crosstalk::mechanisms::signalKey;

namespace {

constexpr int signalCount = 65;
constexpr std::uint64_t whole = ~std::uint64_t{0}; ///< the offset of what is no part of another

/// What the program asked for, by signal; read in handlers, so never half of one.
struct Wanted
{
    void (*plain)(int);
    void (*informed)(int, siginfo_t*, void*);
    int flags;
};
Wanted wanted[signalCount];

bool isHandler(const struct sigaction& action)
{
    return (action.sa_flags & SA_SIGINFO) != 0 ||
           (action.sa_handler != SIG_DFL && action.sa_handler != SIG_IGN);
}

/// A store that was reported and whose value is still owed: the handler came before the store.
class PendingWrite
{
public:
    explicit PendingWrite(Thread& thread) : m_thread(thread), m_address(thread.writeAddress)
    {
        m_object = thread.writeObject;
        m_offset = thread.writeOffset;
        m_time = thread.writeTime;
        m_size = thread.writeSize;
        m_flags = thread.writeFlags;
        thread.writeAddress = 0;
    }
    ~PendingWrite()
    {
        settleWrite(m_thread);
        m_thread.writeObject = m_object;
        m_thread.writeOffset = m_offset;
        m_thread.writeTime = m_time;
        m_thread.writeSize = m_size;
        m_thread.writeFlags = m_flags;
        m_thread.writeAddress = m_address;
    }
    PendingWrite(const PendingWrite&) = delete;
    PendingWrite& operator=(const PendingWrite&) = delete;

private:
    Thread& m_thread;
    std::uint64_t m_address;
    std::uint64_t m_object;
    std::uint64_t m_offset;
    std::uint64_t m_time;
    std::uint32_t m_size;
    std::uint8_t m_flags;
};

void reportDelivered(Thread& thread, int number, const siginfo_t* info, bool returned)
{
    const bool sent =
        info->si_code == SI_USER || info->si_code == SI_QUEUE || info->si_code == SI_TKILL;
    Event event = blank(thread, Kind::Delivered);
    event.time = stampAfter();
    event.object = signalKey(worker.pid);
    event.value = std::uint64_t(number);
    event.offset = sent ? std::uint64_t(info->si_pid) : 0;
    event.size = returned ? 1 : 0;
    push(thread, event);
}

void callProgram(int number, siginfo_t* info, void* context)
{
    const Wanted& own = wanted[number];
    if ((own.flags & SA_SIGINFO) != 0)
        own.informed(number, info, context);
    else if (own.plain != nullptr)
        own.plain(number);
}

void onSignal(int number, siginfo_t* info, void* context)
{
    const int saved = errno;
    Thread& thread = thisThread;
    if (thread.slot == nullptr || thread.inside) { // in the tap's own code: nothing may be added
        callProgram(number, info, context);
        errno = saved;
        return;
    }
    {
        const PendingWrite pending(thread);
        const SlotState state = thread.slot->state.load(std::memory_order_relaxed);
        reportDelivered(thread, number, info, false);
        errno = saved;
        callProgram(number, info, context);
        if (thread.slot != nullptr) {
            reportDelivered(thread, number, info, true);
            thread.slot->state.store(state, std::memory_order_release); // back in its call
        }
    }
    errno = saved;
}

/// Installs ours for the program's; `old` gets what the program had.
int install(int number, const struct sigaction* action, struct sigaction* old)
{
    const auto real = CROSSTALK_REAL(sigaction);
    const bool watched = worker.control != nullptr && number > 0 && number < signalCount;
    if (!watched)
        return real(number, action, old);
    const Wanted before = wanted[number];
    struct sigaction ours
    {
    };
    if (action != nullptr) {
        ours = *action;
        if (isHandler(*action)) {
            wanted[number] = {action->sa_handler, action->sa_sigaction, action->sa_flags};
            ours.sa_sigaction = onSignal;
            ours.sa_flags |= SA_SIGINFO;
        }
    }
    const int result = real(number, action != nullptr ? &ours : nullptr, old);
    if (old != nullptr && result == 0 && (old->sa_flags & SA_SIGINFO) != 0 &&
        old->sa_sigaction == onSignal) {
        old->sa_sigaction = before.informed;
        old->sa_flags = before.flags;
        if ((before.flags & SA_SIGINFO) == 0)
            old->sa_handler = before.plain;
    }
    return result;
}

std::uint64_t bitsOf(const sigset_t* set)
{
    std::uint64_t bits = 0;
    if (set != nullptr)
        memcpy(&bits, set, sizeof bits);
    return bits;
}

std::uint64_t currentMask()
{
    std::uint64_t bits = 0;
    rawCall(SYS_rt_sigprocmask, SIG_BLOCK, 0, asLong(&bits), sizeof bits);
    return bits;
}

/// Reports the sending of a signal to process `pid`; groups and mere questions are not reported.
template<class Operation>
int sending(CallId call, pid_t pid, int number, void* returnAddress, Operation operation)
{
    Thread* thread = pid > 0 && number != 0 ? current() : nullptr;
    if (thread == nullptr)
        return operation();
    Call reported(thread, call, signalKey(pid), whole, -1, 0, returnAddress,
                  std::uint64_t(number));
    const int result = operation();
    const int error = result < 0 ? errno : 0;
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

/// Reports a change of what is blocked, with the whole mask that is in force afterwards.
template<class Operation>
int masking(CallId call, const sigset_t* set, void* returnAddress, Operation operation)
{
    Thread* thread = set != nullptr ? current() : nullptr;
    if (thread == nullptr)
        return operation();
    Call reported(thread, call, signalKey(worker.pid), whole, -1, 0, returnAddress, bitsOf(set));
    const int result = operation();
    const int error = result < 0 ? errno : 0;
    const std::uint64_t mask = currentMask();
    reported.finish(result, error, &mask, sizeof mask);
    restoreErrno(error);
    return result;
}

/// Reports a wait for a signal: `set` is what it waits for, or the mask meanwhile.
template<class Operation>
int waiting(CallId call, const sigset_t* set, void* returnAddress, Operation operation)
{
    Call reported(current(), call, signalKey(worker.pid), whole, -1, 0, returnAddress,
                  bitsOf(set));
    const int result = operation();
    const int error = result < 0 ? errno : 0;
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

} // namespace

CROSSTALK_EXPORT int sigaction(int number, const struct sigaction* action,
                               struct sigaction* old) noexcept
{
    return install(number, action, old);
}

CROSSTALK_EXPORT sighandler_t signal(int number, sighandler_t handler) noexcept
{
    struct sigaction action
    {
    };
    struct sigaction old
    {
    };
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaddset(&action.sa_mask, number);
    return install(number, &action, &old) == 0 ? old.sa_handler : SIG_ERR;
}

CROSSTALK_EXPORT int kill(pid_t pid, int number) noexcept
{
    return sending(idOf("kill"), pid, number, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(kill)(pid, number); });
}

CROSSTALK_EXPORT int raise(int number) noexcept
{
    return sending(idOf("raise"), worker.pid, number, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(raise)(number); });
}

CROSSTALK_EXPORT int sigqueue(pid_t pid, int number, const sigval value) noexcept
{
    return sending(idOf("sigqueue"), pid, number, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(sigqueue)(pid, number, value); });
}

CROSSTALK_EXPORT int sigprocmask(int how, const sigset_t* set, sigset_t* old) noexcept
{
    return masking(idOf("sigprocmask"), set, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(sigprocmask)(how, set, old); });
}

CROSSTALK_EXPORT int pthread_sigmask(int how, const sigset_t* set, sigset_t* old) noexcept
{
    return masking(idOf("pthread_sigmask"), set, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(pthread_sigmask)(how, set, old); });
}

CROSSTALK_EXPORT int pause()
{
    return waiting(idOf("pause"), nullptr, __builtin_return_address(0),
                   [] { return CROSSTALK_REAL(pause)(); });
}

CROSSTALK_EXPORT int sigsuspend(const sigset_t* mask)
{
    return waiting(idOf("sigsuspend"), mask, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(sigsuspend)(mask); });
}

CROSSTALK_EXPORT int sigwaitinfo(const sigset_t* set, siginfo_t* info)
{
    return waiting(idOf("sigwaitinfo"), set, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(sigwaitinfo)(set, info); });
}

CROSSTALK_EXPORT int sigtimedwait(const sigset_t* set, siginfo_t* info, const timespec* limit)
{
    return waiting(idOf("sigtimedwait"), set, __builtin_return_address(0),
                   [&] { return CROSSTALK_REAL(sigtimedwait)(set, info, limit); });
}

CROSSTALK_EXPORT int sigwait(const sigset_t* set, int* number)
{
    int error = 0;
    const int got = waiting(idOf("sigwait"), set, __builtin_return_address(0), [&] {
        error = CROSSTALK_REAL(sigwait)(set, number);
        return error == 0 ? *number : -1;
    });
    return got < 0 ? error : 0;
}

CROSSTALK_EXPORT int signalfd(int fd, const sigset_t* set, int flags) noexcept
{
    Thread* thread = worker.control != nullptr ? current() : nullptr;
    if (thread == nullptr)
        return CROSSTALK_REAL(signalfd)(fd, set, flags);
    Call reported(thread, idOf("signalfd"), signalKey(worker.pid), whole, -1, 0,
                  __builtin_return_address(0), bitsOf(set));
    const int result = CROSSTALK_REAL(signalfd)(fd, set, flags);
    const int error = result < 0 ? errno : 0;
    if (result >= 0 && result != fd)
        openedDescriptor(*thread, result);
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}
