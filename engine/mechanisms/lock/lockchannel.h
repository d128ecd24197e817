#pragma once

#include "engine/mechanisms/lock/waiters.h"
#include "engine/mechanisms/mechanism.h"

#include <string>
#include <vector>

namespace crosstalk::mechanisms {

/// What all locks have in common: where they lie, who is inside a call that waits for them, how
/// they are shown.
class LockChannel : public Channel
{
public:
    LockChannel(std::uint64_t object, std::uint64_t offset) : m_object(object), m_offset(offset) {}

    /// Of what all locks have; others call it before they archive their own.
    void archive(StateArchive& archive) override { archive(m_waiters, m_acquisitions, m_lastUsed); }

    /// Folds Enter into enter() and Exit into exit().
    void fold(const tap::Event& event, const Actor& actor, Effects& effects) override;
    bool wouldBlock(const tap::Event&, const Actor&) const override { return false; }
    std::vector<int> unblockers(tap::CallId, int) const override { return {}; }
    void processGone(int process, Effects&) override { m_waiters.processGone(process); }
    Shape shape() const override { return Shape::Lock; }
    std::string kind() const override { return "lock"; }

protected:
    virtual void enter(const tap::Event& event, const Actor& actor, Effects& effects) = 0;
    virtual void exit(const tap::Event& event, const Actor& actor, Effects& effects) = 0;

    /// The token `part` of this lock is released or acquired; a lock has more than one where not
    /// every release is before every acquisition (readers among themselves).
    void order(Effects& effects, OrderEffect::Op op, std::uint64_t part = 0, int thread = -1) const;
    /// The actor's thread holds this lock from now on, or no more.
    void hold(Effects& effects, bool taken, bool exclusive = true, int thread = -1,
              bool tried = false) const;
    /// What every LockView says.
    void fillCommon(LockView& out, const char* kind) const;

    std::uint64_t m_object;
    std::uint64_t m_offset;
    Waiters m_waiters;
    std::uint64_t m_acquisitions = 0;
    std::uint64_t m_lastUsed = 0;
};

/// Mechanism of locks that lie in memory. What lies there is known from the first call on it, init
/// among them, never from what watch() says of it: a barrier is as large as a semaphore.
template<class ChannelType> class LockMechanism : public Mechanism
{
public:
    constexpr LockMechanism(std::string_view name, std::span<const CallTraits> calls)
        : m_name(name), m_calls(calls)
    {
    }

    std::string_view name() const override { return m_name; }
    std::span<const CallTraits> calls() const override { return m_calls; }

    std::unique_ptr<Channel> open(const tap::Event& event) const override
    {
        if (event.kind != tap::Kind::Enter)
            return nullptr;
        return std::make_unique<ChannelType>(event.object, event.offset);
    }

    Result<KernelAnswer> askKernel(int, int) const override
    {
        return Error{"ask the kernel about", "a " + std::string(m_name), 0,
                     "It lies in user space."};
    }

private:
    std::string_view m_name;
    std::span<const CallTraits> m_calls;
};

} // namespace crosstalk::mechanisms
