#pragma once

#include "engine/mechanisms/lock/lockchannel.h"

namespace crosstalk::mechanisms {

/// State of one pthread mutex, whatever its attributes: who owns it, who waits, whether its owner
/// died. Every call on it tells its attributes (Enter's value, as glibc keeps them).
class MutexChannel : public LockChannel
{
public:
    using LockChannel::LockChannel;

    /// Bits of an Enter's value, when Known is set.
    enum Attributes : std::uint64_t
    {
        TypeMask = 3, ///< 0 normal, 1 recursive, 2 errorcheck, 3 adaptive
        Robust = 16,
        Shared = 128,
        Known = 1u << 31,
    };

    std::unique_ptr<Channel> clone() const override;
    void archive(StateArchive& archive) override;
    bool wouldBlock(const tap::Event& pending, const Actor& actor) const override;
    std::vector<int> unblockers(tap::CallId call, int sleeper) const override;
    SleepReason sleepReason(tap::CallId call, int sleeper) const override;
    void processGone(int process, Effects& effects) override;
    int holder() const override { return m_ownerDied ? -1 : m_owner.process; }
    void view(LockView& out) const override;

private:
    void enter(const tap::Event& event, const Actor& actor, Effects& effects) override;
    void exit(const tap::Event& event, const Actor& actor, Effects& effects) override;
    void unlocking(const Actor& actor, Effects& effects);
    void acquired(const tap::Event& event, const Actor& actor, bool ownerDied, Effects& effects);
    bool isOwnedBy(const Actor& actor) const;
    bool isKnownNotRobust() const { return (m_attributes & (Known | Robust)) == Known; }

    Actor m_owner;
    int m_depth = 0;          ///< more than 1: a recursive mutex
    bool m_ownerDied = false; ///< and nobody has taken it over since
    std::uint64_t m_attributes = 0;
};

} // namespace crosstalk::mechanisms
