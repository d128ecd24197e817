#include "engine/mechanisms/lock/mutexchannel.h"

#include <cerrno>

namespace crosstalk::mechanisms {

namespace {

bool isTry(tap::CallId call)
{
    return call == idOf("pthread_mutex_trylock") || call == idOf("mtx_trylock");
}

bool isRelease(tap::CallId call)
{
    return call == idOf("pthread_mutex_unlock") || call == idOf("mtx_unlock");
}

bool isAcquire(tap::CallId call)
{
    return call == idOf("pthread_mutex_lock") || call == idOf("pthread_mutex_timedlock") ||
           call == idOf("pthread_mutex_clocklock") || call == idOf("mtx_lock") ||
           call == idOf("mtx_timedlock") || isTry(call);
}

constexpr CallTraits mutexCalls[] = {
    {"pthread_mutex_lock", true},
    {"pthread_mutex_trylock"},
    {"pthread_mutex_timedlock", true},
    {"pthread_mutex_clocklock", true},
    {"pthread_mutex_unlock"},
    {"pthread_mutex_consistent"},
    {"pthread_mutex_init"},
    {"pthread_mutex_destroy"},
    {"mtx_lock", true},
    {"mtx_trylock"},
    {"mtx_timedlock", true},
    {"mtx_unlock"},
};

const LockMechanism<MutexChannel> mutexMechanism("mutex", mutexCalls);
const Registration registration(mutexMechanism);

} // namespace

std::unique_ptr<Channel> MutexChannel::clone() const
{
    return std::make_unique<MutexChannel>(*this);
}

void MutexChannel::archive(StateArchive& archive)
{
    LockChannel::archive(archive);
    m_owner.archiveOwner(archive);
    archive(m_depth, m_ownerDied, m_attributes);
}

void MutexChannel::enter(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if ((event.value & Known) != 0)
        m_attributes = event.value;
    if (isAcquire(event.call) && !isTry(event.call))
        m_waiters.enter(actor);
    if (isRelease(event.call))
        unlocking(actor, effects);
}

bool MutexChannel::isOwnedBy(const Actor& actor) const
{
    return m_owner.process == actor.process && m_owner.thread == actor.thread;
}

// The release takes effect between entry and exit of the unlock; it is folded at the entry, whose
// stamp is sure to come before that of whoever gets the lock next. An unlock by somebody else frees
// a normal mutex all the same; the other types refuse it.
void MutexChannel::unlocking(const Actor& actor, Effects& effects)
{
    const bool checks = (m_attributes & (TypeMask | Robust)) != 0 && (m_attributes & TypeMask) != 3;
    if (m_owner.process < 0 || (!isOwnedBy(actor) && checks)) {
        order(effects, OrderEffect::Op::Release);
        return;
    }
    order(effects, OrderEffect::Op::Release);
    if (--m_depth > 0)
        return;
    hold(effects, false, true, isOwnedBy(actor) ? -1 : m_owner.thread);
    m_owner = {};
    m_depth = 0;
}

void MutexChannel::exit(const tap::Event& event, const Actor& actor, Effects& effects)
{
    const auto result = int(event.value);
    if (isAcquire(event.call)) {
        m_waiters.leave(actor.thread);
        if (result == EOWNERDEAD && m_owner.process >= 0)
            processGone(m_owner.process, effects); // the kernel knew before the engine did
        if (result == 0 || result == EOWNERDEAD)
            acquired(event, actor, result == EOWNERDEAD, effects);
        else if (result == ENOTRECOVERABLE)
            order(effects, OrderEffect::Op::Acquire);
    } else if (event.call == idOf("pthread_mutex_init") && result == 0) {
        m_owner = {};
        m_depth = 0;
        m_ownerDied = false;
    }
}

void MutexChannel::acquired(const tap::Event& event, const Actor& actor, bool ownerDied,
                            Effects& effects)
{
    const bool again = isOwnedBy(actor) && !m_ownerDied;
    m_depth = again ? m_depth + 1 : 1;
    m_owner = actor;
    m_ownerDied = false;
    ++m_acquisitions;
    order(effects, OrderEffect::Op::Acquire);
    if (!again)
        hold(effects, true, true, -1, isTry(event.call));
    if (ownerDied)
        effects.facts.push_back(
            {"owner-died", {}, std::string(callName(event.call)), actor.process});
}

bool MutexChannel::wouldBlock(const tap::Event& pending, const Actor& actor) const
{
    const bool again = isOwnedBy(actor) && (m_attributes & TypeMask) == 1;
    return isAcquire(pending.call) && !isTry(pending.call) && holder() != -1 && !again;
}

// A dead owner is named too: that nobody is left is what makes the wait one without end. Of a
// robust mutex it is not: the kernel is about to hand it on.
std::vector<int> MutexChannel::unblockers(tap::CallId, int) const
{
    if (holder() != -1 || (m_ownerDied && isKnownNotRobust()))
        return {m_owner.process};
    return {};
}

SleepReason MutexChannel::sleepReason(tap::CallId, int sleeper) const
{
    const auto& waiting = m_waiters.actors();
    const bool itself = std::any_of(waiting.begin(), waiting.end(), [&](const Actor& actor) {
        return actor.process == sleeper && isOwnedBy(actor);
    });
    if (itself && !m_ownerDied)
        return {"is its own already, and no recursive mutex: it waits for itself", ""};
    if (m_ownerDied && isKnownNotRobust())
        return {"is still locked by P" + std::to_string(m_owner.process + 1) +
                    ", which has died, and it is not a robust mutex",
                "by unlocking"};
    return {};
}

// The kernel releases a robust mutex for its dead owner; the next owner is after all it did.
void MutexChannel::processGone(int process, Effects& effects)
{
    m_waiters.processGone(process);
    if (m_owner.process != process || m_ownerDied)
        return;
    m_ownerDied = true;
    order(effects, OrderEffect::Op::Release, 0, m_owner.thread);
    hold(effects, false, true, m_owner.thread);
}

void MutexChannel::view(LockView& out) const
{
    fillCommon(out, "mutex");
    out.owner = m_owner.process;
    out.ownerDied = m_ownerDied;
    out.robust = (m_attributes & Robust) != 0;
    const bool hopeless = m_ownerDied && isKnownNotRobust();
    for (const int process : m_waiters.processes())
        if ((holder() != -1 && process != holder()) || hopeless)
            out.waiters.push_back(process);
}

} // namespace crosstalk::mechanisms
