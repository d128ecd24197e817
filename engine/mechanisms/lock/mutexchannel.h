#pragma once

#include "engine/mechanisms/lock/waiters.h"
#include "engine/mechanisms/mechanism.h"

namespace crosstalk::mechanisms {

/// State of one pthread mutex, robust or not: who owns it, who waits, whether its owner died.
class MutexChannel : public Channel
{
public:
    MutexChannel(std::uint64_t object, std::uint64_t offset);

    std::unique_ptr<Channel> clone() const override;
    void fold(const tap::Event& event, const Actor& actor, Effects& effects) override;
    bool wouldBlock(const tap::Event& pending, const Actor& actor) const override;
    std::vector<int> unblockers(tap::CallId call, int sleeper) const override;
    void processGone(int process, Effects& effects) override;
    int holder() const override { return m_ownerDied ? -1 : m_owner.process; }
    Shape shape() const override { return Shape::Lock; }
    std::string kind() const override { return "lock"; }
    void view(LockView& out) const override;

private:
    void enter(const tap::Event& event, const Actor& actor, Effects& effects);
    void exit(const tap::Event& event, const Actor& actor, Effects& effects);
    void acquired(const tap::Event& event, const Actor& actor, bool ownerDied, Effects& effects);

    std::uint64_t m_object;
    std::uint64_t m_offset;
    Actor m_owner;
    int m_depth = 0;          ///< more than 1: a recursive mutex
    bool m_ownerDied = false; ///< and nobody has taken it over since
    Waiters m_waiters;
    std::uint64_t m_acquisitions = 0;
    std::uint64_t m_lastUsed = 0;
};

} // namespace crosstalk::mechanisms
