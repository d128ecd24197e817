#pragma once

#include "engine/mechanisms/mechanism.h"
#include "engine/mechanisms/socket/ends.h"

#include <deque>

namespace crosstalk::mechanisms {

/// Messages with boundaries that wait in the kernel: one direction of a seqpacket connection or a
/// datagram pair, the mailbox of a datagram socket's address, or the connections that wait for
/// accept at a listener (connect puts in, accept takes out). A message is inside when a result
/// proves it; while calls are in flight the kernel's figure is an interval.
class SocketQueue : public Channel
{
public:
    enum class Role
    {
        Seqpacket, ///< one direction; the kernel says how many bytes are inside
        Pair,      ///< one direction; the kernel says how long the first one is
        Mailbox,   ///< whoever knows the address puts in
        Lossy,     ///< the same, but what finds no room is thrown away (UDP)
        Listener,  ///< what is queued are connections; the kernel says how many
    };

    /// `capacity`: of a mailbox or listener in messages, else in bytes as the kernel charges them;
    /// 0: unknown.
    SocketQueue(std::uint64_t object, std::uint64_t way, Role role, std::uint64_t capacity,
                std::string kind);

    std::unique_ptr<Channel> clone() const override;
    void archive(StateArchive& archive) override;
    void fold(const tap::Event& event, const Actor& actor, Effects& effects) override;
    bool wouldBlock(const tap::Event& pending, const Actor& actor) const override;
    std::vector<int> unblockers(tap::CallId call, int sleeper) const override;
    bool endsByItself(tap::CallId call, int sleeper) const override;
    SleepReason sleepReason(tap::CallId call, int sleeper) const override;
    bool anybodyUnblocks() const override { return isAddressed(); }
    void processGone(int process, Effects& effects) override;
    Shape shape() const override { return Shape::Messages; }
    std::string kind() const override { return m_kind; }
    void view(MessagesView& out) const override;
    std::uint64_t level() const override { return m_queue.size(); }
    std::optional<std::pair<std::uint64_t, std::uint64_t>> tapFigure() const override;

private:
    /// A message inside.
    struct Message
    {
        std::uint64_t number = 0;
        std::uint64_t bytes = 0;
        int from = -1;
        std::uint64_t enteredAt = 0; ///< its send was entered …
        std::uint64_t sentAt = 0;    ///< … and returned
        std::uint32_t rights = 0;    ///< descriptors that travel with it
        std::string text;

        void archive(StateArchive& archive)
        {
            archive(number, bytes, enteredAt, sentAt, rights, text);
            archive.process(from);
        }
    };

    /// A send (or connect) between its entry and exit.
    struct Sender
    {
        Actor actor;
        std::uint64_t bytes;
        std::uint64_t from; ///< its message has no lower number
        std::uint64_t enteredAt;
        std::uint32_t rights = 0;
        bool taken = false; ///< received already, before it returned
        bool asleep = false;
        bool detached = false; ///< connect returned EINPROGRESS: it goes on by itself

        void archive(StateArchive& archive)
        {
            archive(actor, bytes, from, enteredAt, rights, taken, asleep, detached);
        }
    };

    /// A receive (or accept) between its entry and exit.
    struct Receiver
    {
        Actor actor;
        std::uint64_t asked;
        std::uint64_t from;
        std::uint64_t enteredAt;
        bool peeks = false;
        bool wholeLength = false; ///< MSG_TRUNC: the result is the message's own length
        bool asleep = false;

        void archive(StateArchive& archive)
        {
            archive(actor, asked, from, enteredAt, peeks, wholeLength, asleep);
        }
    };

    bool isAddressed() const
    {
        return m_role == Role::Mailbox || m_role == Role::Lossy || m_role == Role::Listener;
    }
    void enter(const tap::Event& event, const Actor& actor, Effects& effects);
    void exit(const tap::Event& event, const Actor& actor, Effects& effects);
    void enterSend(const tap::Event& event, const Actor& actor, Effects& effects);
    void exitSend(const tap::Event& event, const Actor& actor, Effects& effects);
    void exitReceive(const tap::Event& event, const Actor& actor, Effects& effects);
    void sent(const Sender& sender, const tap::Event& event, Effects& effects);
    void failedToPutIn(const tap::Event& event, const Actor& actor, Effects& effects);
    void sendFailed(const tap::Event& event, const Actor& actor, Effects& effects);
    void connectFailed(const tap::Event& event, const Actor& actor, Effects& effects);
    void receiveFailed(const Receiver& receiver, const tap::Event& event, Effects& effects);
    void received(const Receiver& receiver, const tap::Event& event, Effects& effects);
    Message takeOne(const Receiver& receiver, std::uint64_t bytes, Effects& effects);
    Message takeInFlight(Sender& sender, Effects& effects);
    bool isEnd(const tap::Event& event) const;
    void foldShutdown(const tap::Event& event, const Actor& actor, Effects& effects);
    void foldBind(const tap::Event& event, const Actor& actor, Effects& effects);
    void foldState(const tap::Event& event, const Actor& actor, Effects& effects);
    void noteFull(const Actor& actor, Effects& effects);
    void fellAsleep(const Sender& sender, Effects& effects);
    bool isTcpListener() const { return m_role == Role::Listener && m_kind == "tcp"; }
    bool awaitsAnswer() const;
    void dropUnseen(std::uint64_t before, Effects& effects);
    void closed(socket::Ends::Gone gone, int thread, Effects& effects);
    std::pair<std::uint64_t, std::uint64_t> firstFigure() const;
    void tell(Effects& effects, const char* kind, const tap::Event& event, const Actor& actor,
              std::string say);
    bool isWayOut(const tap::Event& event) const;
    std::uint64_t readEndToken() const { return m_way - 2; }
    std::uint64_t writeEndToken() const { return m_way - 4; }
    bool broken() const { return m_ends.hadReaders() && !m_ends.hasReaders(); }
    bool ended() const
    {
        return !isAddressed() &&
               (m_endSeen || m_writeShut || (m_ends.hadWriters() && !m_ends.hasWriters()));
    }

    std::uint64_t m_object;
    std::uint64_t m_way;
    Role m_role;
    std::uint64_t m_capacity;
    std::string m_kind;
    socket::Ends m_ends;
    std::vector<Sender> m_sending;
    std::vector<Receiver> m_receiving;
    std::deque<Message> m_queue;
    std::uint64_t m_queuedBytes = 0;
    std::uint64_t m_sent = 0;     ///< messages, as has been proved
    std::uint64_t m_received = 0; ///< messages out
    std::uint64_t m_lost = 0;     ///< of those, thrown away
    std::uint64_t m_sentReturned = 0;
    std::uint64_t m_bytesSent = 0;
    std::uint64_t m_bytesReceived = 0;
    std::uint64_t m_peak = 0;
    std::vector<std::string> m_told;
    bool m_full = false;
    bool m_writeShut = false;
    bool m_endSeen = false;
};

} // namespace crosstalk::mechanisms
