#include "engine/mechanisms/lock/lockchannel.h"

// pthread_once, call_once: what its routine did is before the return of every call. The routine's
// end comes as a call of its own, inside that of the thread that ran it.

namespace crosstalk::mechanisms {

namespace {

class OnceChannel : public LockChannel
{
public:
    using LockChannel::LockChannel;

    std::unique_ptr<Channel> clone() const override { return std::make_unique<OnceChannel>(*this); }
    void archive(StateArchive& archive) override
    {
        LockChannel::archive(archive);
        m_runner.archiveOwner(archive);
        archive(m_done);
    }
    std::vector<int> unblockers(tap::CallId, int) const override
    {
        return m_done || m_runner.process < 0 ? std::vector<int>{}
                                              : std::vector<int>{m_runner.process};
    }
    SleepReason sleepReason(tap::CallId, int) const override
    {
        return {"is being run by another thread", "by returning from the routine"};
    }
    void view(LockView& out) const override
    {
        fillCommon(out, "once");
        out.owner = m_done ? -1 : m_runner.process;
        out.count = m_done ? 1 : 0;
        out.countKnown = true;
    }

private:
    void enter(const tap::Event& event, const Actor& actor, Effects& effects) override
    {
        if (event.call == idOf("pthread_once(routine)"))
            m_runner = actor;
        if (event.call != idOf("pthread_once(routine returned)"))
            return;
        m_done = true;
        order(effects, OrderEffect::Op::Release);
    }

    void exit(const tap::Event& event, const Actor&, Effects& effects) override
    {
        const bool calls = event.call == idOf("pthread_once") || event.call == idOf("call_once");
        if (!calls || event.value != 0)
            return;
        ++m_acquisitions;
        order(effects, OrderEffect::Op::Acquire);
    }

    Actor m_runner;
    bool m_done = false;
};

constexpr CallTraits onceCalls[] = {
    {"pthread_once", true},
    {"call_once", true},
    {"pthread_once(routine)"},
    {"pthread_once(routine returned)"},
};

const LockMechanism<OnceChannel> onceMechanism("once", onceCalls);
const Registration registration(onceMechanism);

} // namespace

} // namespace crosstalk::mechanisms
