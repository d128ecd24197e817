#include "engine/mechanisms/lock/rwlockchannel.h"

namespace crosstalk::mechanisms {

namespace {

/// Tokens: what writers did, and what readers did.
constexpr std::uint64_t written = 0;
constexpr std::uint64_t wasRead = 1;

bool isTry(tap::CallId call)
{
    return call == idOf("pthread_rwlock_tryrdlock") || call == idOf("pthread_rwlock_trywrlock");
}

bool isRead(tap::CallId call)
{
    return call == idOf("pthread_rwlock_rdlock") || call == idOf("pthread_rwlock_tryrdlock") ||
           call == idOf("pthread_rwlock_timedrdlock") || call == idOf("pthread_rwlock_clockrdlock");
}

bool isWrite(tap::CallId call)
{
    return call == idOf("pthread_rwlock_wrlock") || call == idOf("pthread_rwlock_trywrlock") ||
           call == idOf("pthread_rwlock_timedwrlock") || call == idOf("pthread_rwlock_clockwrlock");
}

constexpr CallTraits rwlockCalls[] = {
    {"pthread_rwlock_rdlock", true},
    {"pthread_rwlock_tryrdlock"},
    {"pthread_rwlock_timedrdlock", true},
    {"pthread_rwlock_clockrdlock", true},
    {"pthread_rwlock_wrlock", true},
    {"pthread_rwlock_trywrlock"},
    {"pthread_rwlock_timedwrlock", true},
    {"pthread_rwlock_clockwrlock", true},
    {"pthread_rwlock_unlock"},
    {"pthread_rwlock_init"},
};

const LockMechanism<RwlockChannel> rwlockMechanism("rwlock", rwlockCalls);
const Registration registration(rwlockMechanism);

} // namespace

std::unique_ptr<Channel> RwlockChannel::clone() const
{
    return std::make_unique<RwlockChannel>(*this);
}

void RwlockChannel::archive(StateArchive& archive)
{
    LockChannel::archive(archive);
    m_writer.archiveOwner(archive);
    archive(m_writerDied, m_readers, m_waitingWriters);
}

void RwlockChannel::enter(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (event.call == idOf("pthread_rwlock_unlock"))
        unlocking(actor, effects);
    else if (event.call == idOf("pthread_rwlock_init"))
        *this = RwlockChannel(m_object, m_offset);
    else if (!isTry(event.call))
        (isWrite(event.call) ? m_waitingWriters : m_waiters).enter(actor);
}

void RwlockChannel::unlocking(const Actor& actor, Effects& effects)
{
    if (m_writer.process == actor.process && m_writer.thread == actor.thread) {
        m_writer = {};
        order(effects, OrderEffect::Op::Release, written);
        hold(effects, false);
    } else {
        order(effects, OrderEffect::Op::Release, wasRead);
        if (m_readers.leave(actor.thread))
            hold(effects, false, false);
    }
}

void RwlockChannel::exit(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (!isRead(event.call) && !isWrite(event.call))
        return;
    if (!isTry(event.call))
        (isWrite(event.call) ? m_waitingWriters : m_waiters).leave(actor.thread);
    if (event.value == 0)
        acquired(event, actor, effects);
}

void RwlockChannel::acquired(const tap::Event& event, const Actor& actor, Effects& effects)
{
    ++m_acquisitions;
    order(effects, OrderEffect::Op::Acquire, written);
    if (isRead(event.call)) {
        m_readers.enter(actor);
    } else {
        m_writer = actor;
        order(effects, OrderEffect::Op::Acquire, wasRead);
    }
    hold(effects, true, isWrite(event.call), -1, isTry(event.call));
}

bool RwlockChannel::wouldBlock(const tap::Event& pending, const Actor&) const
{
    if (isTry(pending.call))
        return false;
    return (isRead(pending.call) && m_writer.process >= 0) ||
           (isWrite(pending.call) && (m_writer.process >= 0 || !m_readers.empty()));
}

// A lock of the kind that prefers writers keeps a reader waiting for one that waits itself.
std::vector<int> RwlockChannel::unblockers(tap::CallId call, int) const
{
    if (m_writer.process >= 0)
        return {m_writer.process};
    if (isWrite(call))
        return m_readers.processes();
    return m_readers.empty() ? std::vector<int>{} : m_waitingWriters.processes();
}

bool RwlockChannel::needsAllUnblockers(tap::CallId call) const
{
    return isWrite(call);
}

SleepReason RwlockChannel::sleepReason(tap::CallId call, int) const
{
    if (m_writerDied)
        return {"is still locked for writing by a process that has died", "by unlocking"};
    if (m_writer.process >= 0)
        return {"is locked for writing", "by unlocking"};
    if (isWrite(call) && !m_readers.empty())
        return {"is locked for reading, and a writer waits until the last reader has left",
                "by unlocking"};
    return isWrite(call)
               ? SleepReason{}
               : SleepReason{"lets a waiting writer go first", "by writing and unlocking"};
}

// Nobody unlocks for the dead: who held it, holds it for ever.
void RwlockChannel::processGone(int process, Effects& effects)
{
    m_waiters.processGone(process);
    m_waitingWriters.processGone(process);
    if (m_writer.process == process && !m_writerDied) {
        m_writerDied = true;
        hold(effects, false, true, m_writer.thread);
    }
    for (const Actor& reader : m_readers.actors())
        if (reader.process == process)
            hold(effects, false, false, reader.thread);
}

void RwlockChannel::view(LockView& out) const
{
    fillCommon(out, "rwlock");
    out.owner = m_writer.process;
    out.ownerDied = m_writerDied;
    out.sharedBy = m_readers.processes();
    if (m_writer.process >= 0)
        out.waiters = m_waiters.processes();
    if (m_writer.process >= 0 || !m_readers.empty())
        for (const int process : m_waitingWriters.processes())
            out.waiters.push_back(process);
}

} // namespace crosstalk::mechanisms
