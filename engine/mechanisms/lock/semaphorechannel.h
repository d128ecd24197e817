#pragma once

#include "engine/mechanisms/lock/waiters.h"
#include "engine/mechanisms/mechanism.h"

namespace crosstalk::mechanisms {

/// State of one POSIX semaphore: units left as far as seen, who waits, who took a unit and has not
/// given one back.
class SemaphoreChannel : public Channel
{
public:
    SemaphoreChannel(std::uint64_t object, std::uint64_t offset);

    std::unique_ptr<Channel> clone() const override;
    void fold(const tap::Event& event, const Actor& actor, Effects& effects) override;
    bool wouldBlock(const tap::Event& pending, const Actor& actor) const override;
    std::vector<int> unblockers(tap::CallId call, int sleeper) const override;
    bool anybodyUnblocks() const override { return true; }
    void processGone(int process, Effects& effects) override;
    int holder() const override;
    Shape shape() const override { return Shape::Lock; }
    std::string kind() const override { return "semaphore"; }
    void view(LockView& out) const override;

private:
    void enter(const tap::Event& event, const Actor& actor, Effects& effects);
    void exit(const tap::Event& event, const Actor& actor, Effects& effects);
    void taken(const Actor& actor);
    void given(const Actor& actor);

    std::uint64_t m_object;
    std::uint64_t m_offset;
    std::int64_t m_count = 0;
    bool m_countKnown = false; ///< not only a lower bound: it was seen at 0
    std::vector<int> m_takers; ///< processes that took a unit, one entry a unit
    Waiters m_waiters;
    std::uint64_t m_acquisitions = 0;
    std::uint64_t m_lastUsed = 0;
};

} // namespace crosstalk::mechanisms
