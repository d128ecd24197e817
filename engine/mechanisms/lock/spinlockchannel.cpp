#include "engine/mechanisms/lock/lockchannel.h"

// pthread spin locks: as a mutex, but who waits does not sleep; it burns its core.

namespace crosstalk::mechanisms {

namespace {

bool isAcquire(tap::CallId call)
{
    return call == idOf("pthread_spin_lock") || call == idOf("pthread_spin_trylock");
}

class SpinlockChannel : public LockChannel
{
public:
    using LockChannel::LockChannel;

    std::unique_ptr<Channel> clone() const override
    {
        return std::make_unique<SpinlockChannel>(*this);
    }
    void archive(StateArchive& archive) override
    {
        LockChannel::archive(archive);
        m_owner.archiveOwner(archive);
        archive(m_ownerDied);
    }
    bool wouldBlock(const tap::Event& pending, const Actor&) const override
    {
        return pending.call == idOf("pthread_spin_lock") && m_owner.process >= 0;
    }
    std::vector<int> unblockers(tap::CallId, int) const override
    {
        return m_owner.process >= 0 ? std::vector<int>{m_owner.process} : std::vector<int>{};
    }
    SleepReason sleepReason(tap::CallId, int) const override
    {
        return {m_ownerDied ? "is still locked by a process that has died, and it turns in a loop"
                            : "is locked, and it turns in a loop until it is free",
                "by unlocking"};
    }
    int holder() const override { return m_ownerDied ? -1 : m_owner.process; }
    void processGone(int process, Effects& effects) override
    {
        m_waiters.processGone(process);
        if (m_owner.process != process || m_ownerDied)
            return;
        m_ownerDied = true;
        hold(effects, false, true, m_owner.thread);
    }
    void view(LockView& out) const override
    {
        fillCommon(out, "spin lock");
        out.owner = m_owner.process;
        out.ownerDied = m_ownerDied;
        if (m_owner.process >= 0)
            out.waiters = m_waiters.processes();
    }

private:
    void enter(const tap::Event& event, const Actor& actor, Effects& effects) override
    {
        if (event.call == idOf("pthread_spin_lock"))
            m_waiters.enter(actor);
        else if (event.call == idOf("pthread_spin_unlock"))
            unlocking(effects);
        else if (event.call == idOf("pthread_spin_init"))
            *this = SpinlockChannel(m_object, m_offset);
    }

    void unlocking(Effects& effects)
    {
        order(effects, OrderEffect::Op::Release);
        if (m_owner.process >= 0)
            hold(effects, false, true, m_owner.thread);
        m_owner = {};
        m_ownerDied = false;
    }

    void exit(const tap::Event& event, const Actor& actor, Effects& effects) override
    {
        if (!isAcquire(event.call))
            return;
        m_waiters.leave(actor.thread);
        if (event.value != 0)
            return;
        m_owner = actor;
        ++m_acquisitions;
        order(effects, OrderEffect::Op::Acquire);
        hold(effects, true, true, -1, event.call == idOf("pthread_spin_trylock"));
    }

    Actor m_owner;
    bool m_ownerDied = false;
};

constexpr CallTraits spinCalls[] = {
    {"pthread_spin_lock", true},
    {"pthread_spin_trylock"},
    {"pthread_spin_unlock"},
    {"pthread_spin_init"},
};

const LockMechanism<SpinlockChannel> spinMechanism("spinlock", spinCalls);
const Registration registration(spinMechanism);

} // namespace

} // namespace crosstalk::mechanisms
