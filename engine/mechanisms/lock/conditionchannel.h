#pragma once

#include "engine/mechanisms/lock/lockchannel.h"

namespace crosstalk::mechanisms {

/// State of one pthread condition variable: who waits. That a wait unlocks its mutex and locks it
/// again comes as calls of their own on the mutex, inside the wait. A waiter that was woken is
/// after the signals that came while it waited, not after those that found nobody.
class ConditionChannel : public LockChannel
{
public:
    using LockChannel::LockChannel;

    std::unique_ptr<Channel> clone() const override;
    void archive(StateArchive& archive) override;
    void processGone(int process, Effects& effects) override;
    bool anybodyUnblocks() const override { return true; }
    SleepReason sleepReason(tap::CallId call, int sleeper) const override;
    void view(LockView& out) const override;

private:
    void enter(const tap::Event& event, const Actor& actor, Effects& effects) override;
    void exit(const tap::Event& event, const Actor& actor, Effects& effects) override;

    Waiters m_signallers;     ///< inside pthread_cond_signal or _broadcast
    std::uint64_t m_lost = 0; ///< signals that found nobody waiting
};

} // namespace crosstalk::mechanisms
