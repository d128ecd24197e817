#include "engine/mechanisms/lock/conditionchannel.h"

namespace crosstalk::mechanisms {

namespace {

bool isWait(tap::CallId call)
{
    return call == idOf("pthread_cond_wait") || call == idOf("pthread_cond_timedwait") ||
           call == idOf("pthread_cond_clockwait") || call == idOf("cnd_wait") ||
           call == idOf("cnd_timedwait");
}

bool isSignal(tap::CallId call)
{
    return call == idOf("pthread_cond_signal") || call == idOf("pthread_cond_broadcast") ||
           call == idOf("cnd_signal") || call == idOf("cnd_broadcast");
}

constexpr CallTraits conditionCalls[] = {
    {"pthread_cond_wait", true}, {"pthread_cond_timedwait", true}, {"pthread_cond_clockwait", true},
    {"pthread_cond_signal"},     {"pthread_cond_broadcast"},       {"pthread_cond_init"},
    {"cnd_wait", true},          {"cnd_timedwait", true},          {"cnd_signal"},
    {"cnd_broadcast"},
};

const LockMechanism<ConditionChannel> conditionMechanism("condition", conditionCalls);
const Registration registration(conditionMechanism);

/// Each waiter's token: a signal is before those that wait at that moment.
constexpr std::uint64_t waiterPart(std::uint16_t thread)
{
    return (std::uint64_t(thread) + 1) << 48;
}

} // namespace

std::unique_ptr<Channel> ConditionChannel::clone() const
{
    return std::make_unique<ConditionChannel>(*this);
}

void ConditionChannel::archive(StateArchive& archive)
{
    LockChannel::archive(archive);
    archive(m_signallers, m_lost);
}

void ConditionChannel::processGone(int process, Effects& effects)
{
    LockChannel::processGone(process, effects);
    m_signallers.processGone(process);
}

// Who begins to wait while a signal is on its way may be woken by it.
void ConditionChannel::enter(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (isWait(event.call)) {
        m_waiters.enter(actor);
        for (const Actor& signaller : m_signallers.actors())
            order(effects, OrderEffect::Op::Release, waiterPart(actor.thread), signaller.thread);
        return;
    }
    if (!isSignal(event.call))
        return;
    m_signallers.enter(actor);
    for (const Actor& waiter : m_waiters.actors())
        order(effects, OrderEffect::Op::Release, waiterPart(waiter.thread));
    if (!m_waiters.empty())
        return;
    ++m_lost;
    effects.facts.push_back({"lost-signal", {}, std::string(callName(event.call)), actor.process});
}

void ConditionChannel::exit(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (isSignal(event.call))
        m_signallers.leave(actor.thread);
    if (!isWait(event.call))
        return;
    m_waiters.leave(actor.thread);
    if (event.value != 0)
        return; // timed out: ordered by the mutex alone
    ++m_acquisitions;
    order(effects, OrderEffect::Op::Acquire, waiterPart(actor.thread));
}

SleepReason ConditionChannel::sleepReason(tap::CallId, int) const
{
    std::string state = "has not been signalled since it began to wait";
    if (m_lost != 0)
        state += m_lost == 1 ? " (an earlier signal found nobody waiting and is lost)"
                             : " (" + std::to_string(m_lost) +
                                   " earlier signals found nobody waiting and are lost)";
    return {std::move(state), "by signalling"};
}

void ConditionChannel::view(LockView& out) const
{
    fillCommon(out, "condition");
    out.waiters = m_waiters.processes();
}

} // namespace crosstalk::mechanisms
