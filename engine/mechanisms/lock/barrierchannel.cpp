#include "engine/mechanisms/lock/barrierchannel.h"

namespace crosstalk::mechanisms {

namespace {

constexpr CallTraits barrierCalls[] = {
    {"pthread_barrier_wait", true},
    {"pthread_barrier_init"},
};

const LockMechanism<BarrierChannel> barrierMechanism("barrier", barrierCalls);
const Registration registration(barrierMechanism);

} // namespace

std::unique_ptr<Channel> BarrierChannel::clone() const
{
    return std::make_unique<BarrierChannel>(*this);
}

void BarrierChannel::archive(StateArchive& archive)
{
    LockChannel::archive(archive);
    archive(m_parties, m_round, m_leaving);
}

// Two tokens in turn are enough: nobody arrives at the round after the next before everybody has
// left this one.
void BarrierChannel::enter(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (event.call == idOf("pthread_barrier_init")) {
        m_parties = event.value;
        m_waiters.clear();
        m_leaving.clear();
        return;
    }
    order(effects, OrderEffect::Op::Release, part());
    m_waiters.enter(actor);
    if (m_parties == 0 || m_waiters.size() < m_parties)
        return;
    m_leaving = m_waiters;
    m_waiters.clear();
    ++m_round;
}

void BarrierChannel::exit(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (event.call != idOf("pthread_barrier_wait"))
        return;
    if (m_parties == 0 && !m_waiters.empty() && m_leaving.empty()) {
        m_parties = m_waiters.size(); // the first to leave shows how many there are
        m_leaving = m_waiters;
        m_waiters.clear();
        ++m_round;
    }
    m_leaving.leave(actor.thread);
    ++m_acquisitions;
    order(effects, OrderEffect::Op::Acquire, 1 - part());
}

bool BarrierChannel::wouldBlock(const tap::Event& pending, const Actor&) const
{
    return pending.call == idOf("pthread_barrier_wait") && m_parties != 0 &&
           m_waiters.size() + 1 < m_parties;
}

SleepReason BarrierChannel::sleepReason(tap::CallId, int) const
{
    if (m_parties == 0)
        return {"waits for others", "by arriving"};
    return {"has seen " + std::to_string(m_waiters.size()) + " of " + std::to_string(m_parties) +
                " arrive",
            "by arriving"};
}

// Who arrived and died has arrived all the same.
void BarrierChannel::processGone(int process, Effects&)
{
    m_leaving.processGone(process);
}

void BarrierChannel::view(LockView& out) const
{
    fillCommon(out, "barrier");
    out.waiters = m_waiters.processes();
    out.count = std::int64_t(m_waiters.size());
    out.parties = std::int64_t(m_parties);
    out.countKnown = true;
}

} // namespace crosstalk::mechanisms
