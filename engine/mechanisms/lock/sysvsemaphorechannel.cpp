#include "engine/mechanisms/lock/lockchannel.h"

#include <algorithm>
#include <map>

// System V semaphores: sets found by a key and used by a number; each is a count that a process
// takes from, sleeping while there is too little, gives back to, or waits to see at 0.

namespace crosstalk::mechanisms {

namespace {

constexpr CallTraits semaphoreCalls[] = {
    {"semget"},
    {"semop(take)", true},
    {"semop(give)"},
    {"semop(zero)", true},
    {"semtimedop(take)", true},
    {"semtimedop(zero)", true},
    {"semctl(SETVAL)"},
    {"semctl(IPC_RMID)"},
    {"semctl"},
};

bool isTake(tap::CallId call)
{
    return call == idOf("semop(take)") || call == idOf("semtimedop(take)");
}

bool waitsForZero(tap::CallId call)
{
    return call == idOf("semop(zero)") || call == idOf("semtimedop(zero)");
}

/// One semaphore of a set: object is the set, offset its number there; an event's value at Enter
/// says how many units.
class SysvSemaphoreChannel : public LockChannel
{
public:
    using LockChannel::LockChannel;

    std::unique_ptr<Channel> clone() const override
    {
        return std::make_unique<SysvSemaphoreChannel>(*this);
    }
    bool wouldBlock(const tap::Event& pending, const Actor&) const override
    {
        if ((pending.flags & tap::NonBlocking) != 0 || !m_countKnown)
            return false;
        return isTake(pending.call) ? m_count < std::int64_t(pending.value)
                                    : waitsForZero(pending.call) && m_count != 0;
    }
    std::vector<int> unblockers(tap::CallId, int) const override { return m_takers; }
    bool anybodyUnblocks() const override { return true; }
    SleepReason sleepReason(tap::CallId call, int) const override
    {
        return waitsForZero(call) ? SleepReason{"is not at 0", "by taking units"}
                                  : SleepReason{"has too few units left", "by giving units back"};
    }
    std::string kind() const override { return "semaphore"; }
    void view(LockView& out) const override
    {
        fillCommon(out, "semaphore");
        out.count = m_count;
        out.countKnown = m_countKnown;
        out.waiters = m_waiters.processes();
    }

private:
    void enter(const tap::Event& event, const Actor& actor, Effects& effects) override
    {
        if (isTake(event.call) || waitsForZero(event.call)) {
            m_waiters.enter(actor);
            m_asked[actor.thread] = std::int64_t(event.value);
        } else if (event.call == idOf("semop(give)")) {
            order(effects, OrderEffect::Op::Release);
            m_count += std::int64_t(event.value);
            if (const auto own = std::ranges::find(m_takers, actor.process); own != m_takers.end())
                m_takers.erase(own);
        } else if (event.call == idOf("semctl(SETVAL)")) {
            m_count = std::int64_t(event.value);
            m_countKnown = true;
        }
    }

    void exit(const tap::Event& event, const Actor& actor, Effects& effects) override
    {
        if (!m_waiters.leave(actor.thread) || std::int64_t(event.value) < 0)
            return;
        order(effects, OrderEffect::Op::Acquire);
        ++m_acquisitions;
        if (!isTake(event.call))
            return;
        m_count = std::max<std::int64_t>(0, m_count - m_asked[actor.thread]);
        m_takers.push_back(actor.process);
    }

    std::int64_t m_count = 0;
    bool m_countKnown = false;
    std::map<std::uint16_t, std::int64_t> m_asked; ///< units, by the thread that is inside its call
    std::vector<int> m_takers; ///< processes that took and have not given back
};

const LockMechanism<SysvSemaphoreChannel> sysvSemaphore("sysv-semaphore", semaphoreCalls);
const Registration registration(sysvSemaphore);

} // namespace

} // namespace crosstalk::mechanisms
