#pragma once

#include "engine/mechanisms/lock/lockchannel.h"

namespace crosstalk::mechanisms {

/// State of one POSIX semaphore, named or not: units left (exact when sem_init or sem_open was
/// seen, else as far as seen), who waits, who took a unit and has not given one back.
class SemaphoreChannel : public LockChannel
{
public:
    using LockChannel::LockChannel;

    std::unique_ptr<Channel> clone() const override;
    void archive(StateArchive& archive) override;
    void fold(const tap::Event& event, const Actor& actor, Effects& effects) override;
    bool wouldBlock(const tap::Event& pending, const Actor& actor) const override;
    std::vector<int> unblockers(tap::CallId call, int sleeper) const override;
    bool anybodyUnblocks() const override { return true; }
    SleepReason sleepReason(tap::CallId call, int sleeper) const override;
    int holder() const override;
    std::string kind() const override { return "semaphore"; }
    void view(LockView& out) const override;

private:
    void enter(const tap::Event& event, const Actor& actor, Effects& effects) override;
    void exit(const tap::Event& event, const Actor& actor, Effects& effects) override;
    void taken(const Actor& actor);
    void given(const Actor& actor);

    std::int64_t m_count = 0;
    bool m_countKnown = false; ///< not only a lower bound: it was told, or seen at 0
    std::vector<int> m_takers; ///< processes that took a unit, one entry a unit
};

} // namespace crosstalk::mechanisms
