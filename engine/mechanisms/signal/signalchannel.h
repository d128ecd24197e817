#pragma once

#include "engine/mechanisms/mechanism.h"

#include <array>

namespace crosstalk::mechanisms {

/// The signals that wait for one process. Of a standard signal at most one waits, however often it
/// was sent; real-time signals queue. What is blocked is known from the process's own calls. A signalfd
/// leads here: to read it takes out what waits.
class SignalChannel : public Channel
{
public:
    explicit SignalChannel(std::uint64_t object) : m_object(object) {}

    std::unique_ptr<Channel> clone() const override;
    void archive(StateArchive& archive) override;
    void fold(const tap::Event& event, const Actor& actor, Effects& effects) override;
    bool wouldBlock(const tap::Event& pending, const Actor& actor) const override;
    /// None that could be named: a signal can come from anywhere, also from outside the run.
    std::vector<int> unblockers(tap::CallId, int) const override { return {}; }
    SleepReason sleepReason(tap::CallId call, int sleeper) const override;
    void processGone(int process, Effects& effects) override;
    Shape shape() const override { return Shape::Messages; }
    std::string kind() const override { return "signal"; }
    void view(MessagesView& out) const override;
    std::uint64_t level() const override { return m_pending.size(); }

private:
    struct Pending
    {
        std::uint64_t number; ///< the n-th that was ever sent, from 0
        int signal;
        int from;
        std::uint64_t sentAt;

        void archive(StateArchive& archive)
        {
            archive(number, signal, sentAt);
            archive.process(from);
        }
    };

    /// A kill() between its entry and exit.
    struct Sending
    {
        Actor actor;
        int signal;
        std::uint64_t number;
        bool added;   ///< it waits now; false: one of its kind waited already
        bool blocked; ///< it was blocked when the call began, and ever since

        void archive(StateArchive& archive) { archive(actor, signal, number, added, blocked); }
    };

    void foldEnter(const tap::Event& event, const Actor& actor, Effects& effects);
    void foldExit(const tap::Event& event, const Actor& actor, Effects& effects);
    void send(const tap::Event& event, const Actor& actor, Effects& effects);
    void sent(const tap::Event& event, const Actor& actor, Effects& effects);
    void received(int signal, const Actor& actor, const tap::Event& event, Effects& effects);
    void read(const tap::Event& exit, const Actor& actor, Effects& effects);
    void setMask(std::uint64_t mask);
    bool isBlocked(int signal) const;
    bool isPending(int signal) const;

    std::uint64_t m_object;
    int m_owner = -1;
    std::uint64_t m_mask = 0; ///< bit n - 1: signal n is blocked
    std::vector<Pending> m_pending;
    std::vector<Sending> m_sending;
    std::vector<int> m_senders;
    std::vector<int> m_sleepers;
    std::uint64_t m_sent = 0;
    std::uint64_t m_received = 0;
    std::uint64_t m_peak = 0;
};

} // namespace crosstalk::mechanisms
