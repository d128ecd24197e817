#pragma once

#include "engine/mechanisms/mechanism.h"

#include <deque>
#include <map>

namespace crosstalk::mechanisms {

/// State of one Mach-style port of lessons/kit/crosstalk/mach.h: a mailbox with room for five
/// messages, one task that may receive and any number that may send. Each message has a serial
/// number of its own, so that a receive is matched with exactly the send it answers.
class PortChannel : public Channel
{
public:
    explicit PortChannel(std::uint64_t object) : m_object(object) {}

    std::unique_ptr<Channel> clone() const override;
    void archive(StateArchive& archive) override;
    void fold(const tap::Event& event, const Actor& actor, Effects& effects) override;
    bool wouldBlock(const tap::Event& pending, const Actor& actor) const override;
    std::vector<int> unblockers(tap::CallId call, int sleeper) const override;
    SleepReason sleepReason(tap::CallId call, int sleeper) const override;
    void processGone(int process, Effects& effects) override;
    Shape shape() const override { return Shape::Messages; }
    std::string kind() const override { return "port"; }
    void view(MessagesView& out) const override;
    std::uint64_t level() const override { return m_queue.size(); }
    std::optional<std::pair<std::uint64_t, std::uint64_t>> tapFigure() const override;

private:
    struct Waiting
    {
        Actor actor;
        bool sends = false;
        bool asleep = false;
        QueuedMessage message; ///< that it sends
        std::uint64_t serial = 0;

        void archive(StateArchive& archive) { archive(actor, sends, asleep, message, serial); }
    };
    struct Queued
    {
        QueuedMessage message;
        std::uint64_t serial = 0;

        void archive(StateArchive& archive) { archive(message, serial); }
    };
    /// Rights that a process holds: how many descriptors of each kind.
    struct Rights
    {
        int receive = 0;
        int send = 0;

        void archive(StateArchive& archive) { archive(receive, send); }
    };

    void enter(const tap::Event& event, const Actor& actor, Effects& effects);
    void exit(const tap::Event& event, const Actor& actor, Effects& effects);
    void sent(const tap::Event& event, const Waiting& flight, Effects& effects);
    void received(const tap::Event& event, const Actor& actor, Effects& effects);
    void arrived(const tap::Event& event, const Actor& actor, Effects& effects);
    void open(const tap::Event& event, const Actor& actor);
    void close(const tap::Event& event, const Actor& actor, Effects& effects);
    void receiverGone(Effects& effects);
    void noteAsleep(const tap::Event& event, const Actor& actor);
    std::vector<int> holders(int Rights::*which) const;

    std::uint64_t m_object;
    std::deque<Queued> m_queue;
    std::vector<Waiting> m_waiting; ///< inside a send or receive
    std::map<int, Rights> m_rights;
    std::map<std::uint64_t, std::uint64_t> m_early; ///< received before its send returned: serial
                                                    ///< and number
    std::uint64_t m_sent = 0;
    std::uint64_t m_received = 0;
    std::uint64_t m_bytesSent = 0;
    std::uint64_t m_bytesReceived = 0;
    std::uint64_t m_peak = 0;
    bool m_hadReceiver = false;
    bool m_moving = false; ///< the receive right is in a message: nobody holds it
};

} // namespace crosstalk::mechanisms
