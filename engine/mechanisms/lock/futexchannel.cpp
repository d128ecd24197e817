#include "engine/mechanisms/lock/lockchannel.h"

// Futexes used without a library: who sleeps on a word of shared memory, and who is woken. What the
// word holds is the program's business; its atomics order by themselves.

namespace crosstalk::mechanisms {

namespace {

bool isWait(tap::CallId call)
{
    return call == idOf("futex(FUTEX_WAIT)") || call == idOf("futex(FUTEX_WAIT, timed)");
}

/// Each sleeper's token: a wake is before those that sleep at that moment.
constexpr std::uint64_t sleeperPart(std::uint16_t thread)
{
    return std::uint64_t(thread) + 1;
}

class FutexChannel : public LockChannel
{
public:
    using LockChannel::LockChannel;

    std::unique_ptr<Channel> clone() const override
    {
        return std::make_unique<FutexChannel>(*this);
    }
    void archive(StateArchive& archive) override
    {
        LockChannel::archive(archive);
        archive(m_wakers);
    }
    bool anybodyUnblocks() const override { return true; }
    std::string kind() const override { return "futex"; }
    SleepReason sleepReason(tap::CallId, int) const override
    {
        return {"has not been woken since it fell asleep", "by FUTEX_WAKE"};
    }
    void view(LockView& out) const override
    {
        fillCommon(out, "futex");
        out.waiters = m_waiters.processes();
    }

private:
    void processGone(int process, Effects& effects) override
    {
        LockChannel::processGone(process, effects);
        m_wakers.processGone(process);
    }

    // Who falls asleep while a wake is on its way may be woken by it.
    void enter(const tap::Event& event, const Actor& actor, Effects& effects) override
    {
        using Op = OrderEffect::Op;
        if (isWait(event.call)) {
            m_waiters.enter(actor);
            for (const Actor& waker : m_wakers.actors())
                order(effects, Op::Release, sleeperPart(actor.thread), waker.thread);
        } else {
            m_wakers.enter(actor);
            for (const Actor& sleeper : m_waiters.actors())
                order(effects, Op::Release, sleeperPart(sleeper.thread));
        }
    }

    void exit(const tap::Event& event, const Actor& actor, Effects& effects) override
    {
        if (!isWait(event.call))
            m_wakers.leave(actor.thread);
        if (!isWait(event.call) || !m_waiters.leave(actor.thread) || event.value != 0)
            return; // the word had changed already, or the time was up
        ++m_acquisitions;
        order(effects, OrderEffect::Op::Acquire, sleeperPart(actor.thread));
    }

    Waiters m_wakers; ///< inside FUTEX_WAKE
};

constexpr CallTraits futexCalls[] = {
    {"futex(FUTEX_WAIT)", true},
    {"futex(FUTEX_WAIT, timed)", true},
    {"futex(FUTEX_WAKE)"},
};

const LockMechanism<FutexChannel> futexMechanism("futex", futexCalls);
const Registration registration(futexMechanism);

} // namespace

} // namespace crosstalk::mechanisms
