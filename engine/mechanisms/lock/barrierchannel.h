#pragma once

#include "engine/mechanisms/lock/lockchannel.h"

namespace crosstalk::mechanisms {

/// State of one pthread barrier: who has arrived, how many are needed. All that arrive in one round
/// are before all that leave it.
class BarrierChannel : public LockChannel
{
public:
    using LockChannel::LockChannel;

    std::unique_ptr<Channel> clone() const override;
    void archive(StateArchive& archive) override;
    bool wouldBlock(const tap::Event& pending, const Actor& actor) const override;
    bool anybodyUnblocks() const override { return true; }
    SleepReason sleepReason(tap::CallId call, int sleeper) const override;
    void processGone(int process, Effects& effects) override;
    void view(LockView& out) const override;

private:
    void enter(const tap::Event& event, const Actor& actor, Effects& effects) override;
    void exit(const tap::Event& event, const Actor& actor, Effects& effects) override;
    std::uint64_t part() const { return m_round % 2; }

    std::uint64_t m_parties = 0; ///< as given to init; 0: not seen
    std::uint64_t m_round = 0;
    Waiters m_leaving; ///< of the round before: everybody has arrived, they have not returned
};

} // namespace crosstalk::mechanisms
