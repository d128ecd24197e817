#pragma once

#include "engine/mechanisms/lock/lockchannel.h"

namespace crosstalk::mechanisms {

/// State of one pthread reader-writer lock: who reads, who writes, who waits for what. Readers are
/// not ordered among themselves: a writer is after all readers and writers, a reader after writers
/// only.
class RwlockChannel : public LockChannel
{
public:
    using LockChannel::LockChannel;

    std::unique_ptr<Channel> clone() const override;
    void archive(StateArchive& archive) override;
    bool wouldBlock(const tap::Event& pending, const Actor& actor) const override;
    std::vector<int> unblockers(tap::CallId call, int sleeper) const override;
    bool needsAllUnblockers(tap::CallId call) const override;
    SleepReason sleepReason(tap::CallId call, int sleeper) const override;
    void processGone(int process, Effects& effects) override;
    int holder() const override { return m_writer.process; }
    void view(LockView& out) const override;

private:
    void enter(const tap::Event& event, const Actor& actor, Effects& effects) override;
    void exit(const tap::Event& event, const Actor& actor, Effects& effects) override;
    void acquired(const tap::Event& event, const Actor& actor, Effects& effects);
    void unlocking(const Actor& actor, Effects& effects);

    Actor m_writer;
    bool m_writerDied = false;
    Waiters m_readers;
    Waiters m_waitingWriters;
};

} // namespace crosstalk::mechanisms
